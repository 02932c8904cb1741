// From the account's equity over time to what the drawing library takes. Money paid in or out is a step straight up or
// down, and no part of the drawdown: that is counted on the profit.
import type { UTCTimestamp } from 'lightweight-charts'
import { toNumber } from '../../contract/decimal.ts'
import { barTime } from './chart-data.ts'

export interface EquityPoint {
  /** Epoch milliseconds. */
  at: number
  /** USDC, decimal string. */
  equity: string
  /** Since the curve began, without what was paid in or out. */
  pnl: string
}

/** Money that came in (positive) or left. */
export interface EquityStep {
  at: number
  amount: string
}

export interface PlotPoint {
  time: UTCTimestamp
  value: number
}

export interface EquityPlot {
  equity: PlotPoint[]
  /** Percent below the highest profit so far, 0 or less: of what the account would hold at that height. */
  drawdown: PlotPoint[]
  steps: PlotPoint[]
}

export function equityPlot(
  points: readonly EquityPoint[],
  steps: readonly EquityStep[],
): EquityPlot {
  const values = new Map(points.map(({ at, equity }) => [seconds(at), toNumber(equity)]))
  const drawn: PlotPoint[] = []
  for (const { at, amount } of steps.toSorted((left, right) => left.at - right.at)) {
    const time = seconds(at)
    drawn.push({ time: barTime(time), value: toNumber(amount) })
    const before = valueBefore(values, time)
    // The curve begins with the first money: there is nothing before it to step up from.
    if (before === undefined) continue
    if (!values.has(time - 1)) values.set(time - 1, before)
    if (!values.has(time)) values.set(time, before + toNumber(amount))
  }
  return { equity: ascending(values), drawdown: drawdownOf(points), steps: drawn }
}

export function drawdownOf(points: readonly EquityPoint[]): PlotPoint[] {
  let highest = Number.NEGATIVE_INFINITY
  const falls = points.map(({ at, equity, pnl }): [number, number] => {
    const profit = toNumber(pnl)
    highest = Math.max(highest, profit)
    const fall = highest - profit
    const whole = toNumber(equity) + fall
    return [seconds(at), whole > 0 ? (-fall / whole) * 100 : 0]
  })
  return ascending(new Map(falls))
}

function valueBefore(values: ReadonlyMap<number, number>, time: number): number | undefined {
  const earlier = [...values.keys()].filter((known) => known < time)
  return earlier.length === 0 ? undefined : values.get(Math.max(...earlier))
}

function ascending(values: ReadonlyMap<number, number>): PlotPoint[] {
  return [...values]
    .toSorted(([left], [right]) => left - right)
    .map(([time, value]) => ({ time: barTime(time), value }))
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000)
}

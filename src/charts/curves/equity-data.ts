// Converts the account's equity over time for the drawing library. Deposits and withdrawals are vertical steps and
// not part of the drawdown, which is computed from the profit.
import type { UTCTimestamp } from 'lightweight-charts'
import { toNumber } from '../../../contract/decimal.ts'
import { barTime } from '../chart-data.ts'

export interface EquityPoint {
  /** Epoch milliseconds. */
  at: number
  /** USDC, decimal string. */
  equity: string
  /** Since the curve began, without deposits and withdrawals. */
  pnl: string
}

/** A deposit (positive) or withdrawal. */
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
  /** Below the highest profit so far, 0 or less: see `FallUnit`. */
  drawdown: PlotPoint[]
  steps: PlotPoint[]
}

/** `percent`: of the equity at the peak; `dollars`: where no equity is known. */
export type FallUnit = 'percent' | 'dollars'

/** More than the pixels of a narrow frame, few enough to draw at once. */
const mostSlots = 480

/** On an even time grid, because the library gives every point the same width. */
export function equityPlot(
  points: readonly EquityPoint[],
  steps: readonly EquityStep[],
  unit: FallUnit = 'percent',
): EquityPlot {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return { equity: [], drawdown: [], steps: [] }
  const grid = gridOf(seconds(first.at), seconds(last.at))
  return {
    equity: onGrid(grid, withSteps(points, steps)),
    drawdown: onGrid(grid, drawdownOf(points, unit)),
    steps: steps.flatMap(({ at, amount }) => {
      const slot = grid.find((time) => time >= seconds(at))
      return slot === undefined ? [] : [{ time: barTime(slot), value: toNumber(amount) }]
    }),
  }
}

/** Ascending; begins and ends with the curve. */
function gridOf(from: number, to: number): number[] {
  const slot = Math.max(1, Math.ceil((to - from) / mostSlots))
  const count = Math.ceil((to - from) / slot)
  return Array.from({ length: count + 1 }, (_, index) => Math.min(to, from + index * slot))
}

/** The newest value at or before each of these times. */
function onGrid(grid: readonly number[], values: ReadonlyMap<number, number>): PlotPoint[] {
  const known = [...values].toSorted(([left], [right]) => left - right)
  let next = 0
  let value = known[0]?.[1] ?? 0
  return grid.map((time) => {
    for (; (known[next]?.[0] ?? Infinity) <= time; next += 1) value = known[next]?.[1] ?? value
    return { time: barTime(time), value }
  })
}

/** By second. Between two samples equity stays constant until a deposit or withdrawal. */
export function withSteps(
  points: readonly EquityPoint[],
  steps: readonly EquityStep[],
): Map<number, number> {
  const values = new Map(points.map(({ at, equity }) => [seconds(at), toNumber(equity)]))
  for (const { at, amount } of steps.toSorted((left, right) => left.at - right.at)) {
    const time = seconds(at)
    const before = valueBefore(values, time)
    // The curve begins with the first deposit; a sample of the same second includes it already.
    if (before !== undefined && !values.has(time)) values.set(time, before + toNumber(amount))
  }
  return values
}

/** By second, 0 or less: percent of what the account would hold at the peak, or dollars. */
export function drawdownOf(
  points: readonly EquityPoint[],
  unit: FallUnit = 'percent',
): Map<number, number> {
  let highest = Number.NEGATIVE_INFINITY
  const falls = points.map(({ at, equity, pnl }): [number, number] => {
    const profit = toNumber(pnl)
    highest = Math.max(highest, profit)
    const fall = highest - profit
    if (unit === 'dollars') return [seconds(at), -fall]
    const whole = toNumber(equity) + fall
    return [seconds(at), whole > 0 && fall > 0 ? (-fall / whole) * 100 : 0]
  })
  return new Map(falls)
}

function valueBefore(values: ReadonlyMap<number, number>, time: number): number | undefined {
  const earlier = [...values.keys()].filter((known) => known < time)
  return earlier.length === 0 ? undefined : values.get(Math.max(...earlier))
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000)
}

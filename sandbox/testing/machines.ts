import { expect } from 'vitest'
import type { Bars } from '../../engine/types.ts'
import type { ParsedProgram } from '../language/parse.ts'
import { parseProgram } from '../language/parse.ts'
import { marketSeries } from '../data/market-series.ts'
import type { CandleSource } from '../data/market-series.ts'
import type { MachineOptions, MarketView, RunView } from '../machine/machine.ts'
import { Machine } from '../machine/machine.ts'

const hour = 3_600_000
const firstOpen = Date.UTC(2026, 0, 1)

/** Hourly candles whose closes are these, each opening where the one before closed. */
export function hourly(closes: readonly number[]): Bars {
  const opens = closes.map((close, i) => closes[i - 1] ?? close)
  return {
    interval: '1h',
    t: Float64Array.from(closes, (_, i) => firstOpen + i * hour),
    o: Float64Array.from(opens),
    h: Float64Array.from(closes, (close, i) => Math.max(close, opens[i] ?? close)),
    l: Float64Array.from(closes, (close, i) => Math.min(close, opens[i] ?? close)),
    c: Float64Array.from(closes),
    v: Float64Array.from(closes, () => 1),
  }
}

export function parsed(code: string): ParsedProgram {
  const { program, errors } = parseProgram(code)
  expect(errors).toEqual([])
  if (!program) throw new Error('the program has errors')
  return program
}

const noCandles: CandleSource = () => undefined

export async function machineOf(
  code: string,
  options: Partial<MachineOptions> & { candles?: CandleSource } = {},
): Promise<Machine> {
  const { candles = noCandles, ...more } = options
  const machine = await Machine.start({
    program: parsed(code),
    symbols: ['BTC', 'ETH'],
    interval: '1h',
    open: marketSeries(candles),
    ...more,
  })
  if (!(machine instanceof Machine)) throw new Error(machine.message)
  return machine
}

const flat: MarketView = {
  price: 100,
  funding: 0.0001,
  quantity: 0,
  entryPrice: 0,
  pnl: 0,
  leverage: 1,
  stop: null,
  target: null,
}

/** A view after `candles` hours have closed. */
export function viewAfter(candles: number, market: Partial<MarketView> = {}): RunView {
  return {
    time: firstOpen + candles * hour,
    symbol: 0,
    balance: 10_000,
    equity: 10_000,
    markets: [
      { ...flat, ...market },
      { ...flat, price: 10 },
    ],
  }
}

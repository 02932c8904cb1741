// A program is parsed, loaded, and run on made-up candles: rising, falling, and with an open position.
import type { Bars } from '../../../engine/types.ts'
import { marketSeries } from '../../../sandbox/data/market-series.ts'
import { parseProgram } from '../../../sandbox/language/parse.ts'
import { Machine, type RunView } from '../../../sandbox/machine/machine.ts'
import type { Answer } from './jobs.ts'

const count = 300
const hour = 3_600_000
const first = Date.UTC(2026, 0, 1)
const symbols = ['BTC', 'ETH', 'SOL', 'ARB']

export async function checkProgram(code: string): Promise<Answer> {
  const { program, errors, warnings } = parseProgram(code)
  const told = { kind: 'checked' as const, errors: [...errors], warnings: [...warnings] }
  if (program === null) return told
  const bars = madeUp()
  const machine = await Machine.start({
    program,
    symbols,
    interval: '1h',
    open: marketSeries((_symbol, interval) => ({ ...bars, interval })),
  })
  if (!(machine instanceof Machine)) {
    const { message, line, column } = machine
    return { ...told, errors: [{ message, line: line ?? 1, column: column ?? 1 }] }
  }
  try {
    for (const quantity of [0, 1, -1]) {
      const result = machine.step(viewOf(bars, quantity))
      if (result.kind === 'done') continue
      const { kind, message, line, column } = result.fault
      const problem = { message, line: line ?? 1, column: column ?? 1 }
      // A market that is not among the made-up ones may well be there: only what cannot end is wrong for sure.
      if (kind === 'error') return { ...told, warnings: [...told.warnings, problem] }
      return { ...told, errors: [problem] }
    }
    return told
  } finally {
    machine.dispose()
  }
}

function madeUp(): Bars {
  const closes = Array.from({ length: count }, (_, i) => 100 + 10 * Math.sin(i / 9) + i / 50)
  const opens = closes.map((close, i) => closes[i - 1] ?? close)
  return {
    interval: '1h',
    t: Float64Array.from(closes, (_, i) => first + i * hour),
    o: Float64Array.from(opens),
    h: Float64Array.from(closes, (close, i) => Math.max(close, opens[i] ?? close) + 0.5),
    l: Float64Array.from(closes, (close, i) => Math.min(close, opens[i] ?? close) - 0.5),
    c: Float64Array.from(closes),
    v: Float64Array.from(closes, () => 10),
  }
}

function viewOf(bars: Bars, quantity: number): RunView {
  const price = bars.c.at(-1) ?? 100
  const market = { price, funding: 0.000_012_5, entryPrice: 0, pnl: 0, leverage: 1 }
  return {
    time: first + count * hour,
    symbol: 0,
    balance: 10_000,
    equity: 10_000,
    markets: symbols.map((_, i) => ({
      ...market,
      quantity: i === 0 ? quantity : 0,
      entryPrice: i === 0 && quantity !== 0 ? price : 0,
      stop: null,
      target: null,
    })),
  }
}

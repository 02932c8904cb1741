import { expect, test } from 'vitest'
import { add, subtract, toNumber } from '../../contract/decimal.ts'
import { ema } from '../../engine/signals/indicators/ema.ts'
import { syntheticBars } from '../../engine/testing/synthetic-bars.ts'
import { sliceBars } from '../../engine/signals/bars.ts'
import type { Bars } from '../../engine/types.ts'
import { parsed } from '../testing/machines.ts'
import type { BacktestResult, ProgramBacktest } from './run.ts'
import { runBacktest } from './run.ts'

const costs = { takerFee: '0.00045', slippage: '0.0005', fundingHourly: '0.0000125' }
const limits = { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' }
const bars = syntheticBars(3, 5_000, '1h')

const crossing = `
const fast = param('fast', 9, { min: 2, max: 50 })
const slow = param('slow', 21, { min: 5, max: 200 })
fn run(ctx) {
  const quick = ctx.indicator('ema', { period: fast }), calm = ctx.indicator('ema', { period: slow })
  const position = ctx.position()
  if (quick > calm && !position) ctx.buy(ctx.symbol, 0.01, { stop: ctx.price() * 0.97, target: ctx.price() * 1.05 })
  else if (quick < calm && position) ctx.close(ctx.symbol)
}`

async function backtest(
  code: string,
  more: Partial<ProgramBacktest> = {},
): Promise<BacktestResult> {
  const result = await runBacktest({
    program: parsed(code),
    markets: [{ symbol: 'BTC', bars, limits }],
    balance: '10000',
    costs,
    leverage: 5,
    from: 0,
    ...more,
  })
  if (result === null || !('statistics' in result)) throw new Error('the backtest did not end')
  return result
}

/** The same rule by a loop of its own over floats: nothing of the engine but the averages. */
function slowly(of: Bars, fast: number, slow: number): { cash: number; nets: number[] } {
  const [quick, calm] = [ema(of.c, fast), ema(of.c, slow)]
  const tick = (price: number) => Number(Number(price.toPrecision(5)).toFixed(1))
  const [fee, slip, hourly] = [0.00045, 0.0005, 0.0000125]
  let cash = 10_000
  const nets: number[] = []
  let held: { entry: number; stop: number; target: number; net: number } | null = null
  let wish: { stop: number; target: number } | 'close' | null = null
  const sell = (at: number) => {
    if (!held) return
    const price = at * (1 - slip)
    const gain = 0.01 * (price - held.entry) - 0.01 * price * fee
    cash += gain
    nets.push(held.net + gain)
    held = null
  }
  for (let i = 0; i < of.t.length; i++) {
    const [o, h, l, c] = [of.o[i] ?? 0, of.h[i] ?? 0, of.l[i] ?? 0, of.c[i] ?? 0]
    if (held !== null) {
      const paid: number = 0.01 * (of.c[i - 1] ?? 0) * hourly
      cash -= paid
      held.net -= paid
    }
    if (wish === 'close') sell(o)
    else if (wish !== null) {
      const entry = o * (1 + slip)
      const paid = 0.01 * entry * fee
      cash -= paid
      held = { entry, ...wish, net: -paid }
    }
    wish = null
    if (held !== null) {
      if (l <= held.stop) sell(Math.min(o, held.stop))
      else if (h >= held.target) sell(Math.max(o, held.target))
    }
    const [q = NaN, k = NaN] = [quick[i], calm[i]]
    if (q > k && held === null) wish = { stop: tick(c * 0.97), target: tick(c * 1.05) }
    else if (q < k && held !== null) wish = 'close'
  }
  sell(of.c.at(-1) ?? 0)
  return { cash, nets }
}

test('a program’s backtest equals a slow one written apart, trade by trade', async () => {
  const { trades, statistics } = await backtest(crossing)
  const { cash, nets } = slowly(bars, 9, 21)
  expect(trades.length).toBeGreaterThan(50)
  expect(trades.map(({ net }) => Number(toNumber(net).toFixed(6)))).toEqual(
    nets.map((net) => Number(net.toFixed(6))),
  )
  expect(toNumber(statistics.net)).toBeCloseTo(cash - 10_000, 6)
  const sum = add(...trades.map(({ net }) => net))
  expect(Math.abs(toNumber(subtract(sum, statistics.net)))).toBeLessThan(1e-9)
})

test('params change it, and the same params give the same bytes', async () => {
  const other = await backtest(crossing, { params: { fast: 5, slow: 60 } })
  const { cash } = slowly(bars, 5, 60)
  expect(toNumber(other.statistics.net)).toBeCloseTo(cash - 10_000, 6)
  const again = await backtest(crossing, { params: { fast: 5, slow: 60 } })
  expect(JSON.stringify(again)).toBe(JSON.stringify(other))
})

test('a cut history changes nothing before the cut', async () => {
  const until = 3_000
  const cut: Bars = {
    ...bars,
    t: bars.t.slice(0, until),
    o: bars.o.slice(0, until),
    h: bars.h.slice(0, until),
    l: bars.l.slice(0, until),
    c: bars.c.slice(0, until),
    v: bars.v.slice(0, until),
  }
  const [whole, part] = [
    await backtest(crossing),
    await backtest(crossing, { markets: [{ symbol: 'BTC', bars: cut, limits }] }),
  ]
  const end = (bars.t[until - 1] ?? 0) + 3_600_000
  expect(part.decisions).toEqual(whole.decisions.filter(({ time }) => time <= end))
  const finished = part.trades.filter(({ cause }) => cause !== 'end')
  expect(whole.trades.slice(0, finished.length)).toEqual(finished)
})

test('a program that would need to know the next close earns nothing by it', async () => {
  // It looks for any number behind the latest candle, by every name that there is.
  const peeking = `fn run(ctx) {
    const last = ctx.candles(ctx.symbol, '1h', 1).at(-1)
    const next = [() => ctx.indicator('sma', { period: 1, ago: -1 }), () => ctx.candles(ctx.symbol, '1h', 1000).at(1000)]
      .map((look) => { try { return look() } catch { return undefined } })
    ctx.log(next.every((value) => value === undefined), last === undefined || last.t < ctx.time)
    if (next.some((value) => value !== undefined) || (last && last.t >= ctx.time)) ctx.buy(ctx.symbol, 0.01)
  }`
  const { decisions } = await backtest(peeking, {
    markets: [{ symbol: 'BTC', bars: syntheticBars(5, 1_200, '1h'), limits }],
  })
  expect(decisions).toEqual([])
})

test('what the exchange would refuse is told beside the decision', async () => {
  const { decisions, trades } = await backtest(
    'fn run(ctx) { if (!ctx.state.done) { ctx.state.done = true; ctx.buy("BTC", 1000) } }',
  )
  expect(decisions).toMatchObject([{ refusal: { refusal: 'insufficient_margin' } }])
  expect(trades).toEqual([])
})

test('runs that fail are counted, and a program that only fails is left alone', async () => {
  const { failed, runs } = await backtest('fn run(ctx) { null.x }')
  expect(failed).toMatchObject({ count: 100, first: { kind: 'error', line: 1 } })
  expect(runs).toBe(bars.t.length)
})

test('progress is told, and a backtest can be ended', async () => {
  const shares: number[] = []
  const long = syntheticBars(4, 12_000, '1h')
  const markets = [{ symbol: 'BTC', bars: long, limits }]
  await backtest(crossing, { markets, progress: (share) => shares.push(share) > 0 })
  expect(shares).toEqual([0, 5_000 / 12_000, 10_000 / 12_000])
  const terms = { program: parsed(crossing), markets, balance: '10000', costs, from: 0 }
  expect(await runBacktest({ ...terms, progress: () => false })).toBeNull()
})

test('two markets: a run about each, both in one account', async () => {
  const { trades, runs } = await backtest(crossing, {
    markets: [
      { symbol: 'BTC', bars, limits },
      { symbol: 'ETH', bars: syntheticBars(9, 5_000, '1h'), limits },
    ],
  })
  expect(runs).toBe(10_000)
  expect(new Set(trades.map(({ symbol }) => symbol))).toEqual(new Set(['BTC', 'ETH']))
  const alone = await backtest(crossing)
  const own = trades.filter(({ symbol }) => symbol === 'BTC')
  expect(own.map(({ net }) => net)).toEqual(alone.trades.map(({ net }) => net))
})

test('a program that hangs three times in a row is ended, one that hangs now and then goes on', async () => {
  const terms = { markets: [{ symbol: 'BTC', bars: sliceBars(bars, 0, 40), limits }] }
  const hangs = await runBacktest({
    ...terms,
    program: parsed('fn run(ctx) {\n  for (;;);\n}'),
    balance: '10000',
    costs,
    from: 0,
  })
  expect(hangs).toMatchObject({ kind: 'too-slow', line: expect.any(Number) })
  const every = 'const n = (ctx.state.n ?? 0) + 1; ctx.state.n = n; if (n % 20 === 0) for (;;);'
  expect(await backtest(`fn run(ctx) { ${every} }`, terms)).toMatchObject({ runs: 40 })
})

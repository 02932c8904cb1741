// People's programs in the processes that run them: one that hangs is ended, and the next one runs.
import { afterAll, describe, expect, test } from 'vitest'
import type { BacktestJob } from './jobs.ts'
import { JobTooSlow, createProgramPool } from './pool.ts'

const pool = createProgramPool(1)
afterAll(() => pool.close())

const hour = 3_600_000
const from = Date.UTC(2026, 0, 1)
const closes = Array.from({ length: 240 }, (_, i) => 100 + 10 * Math.sin(i / 9))
const bars = {
  interval: '1h' as const,
  t: Float64Array.from(closes, (_, i) => from + i * hour),
  o: Float64Array.from(closes),
  h: Float64Array.from(closes, (close) => close + 1),
  l: Float64Array.from(closes, (close) => close - 1),
  c: Float64Array.from(closes),
  v: Float64Array.from(closes, () => 1),
}
const job = (code: string): BacktestJob => ({
  kind: 'backtest',
  code,
  terms: {
    symbols: ['BTC'],
    interval: '1h',
    startDate: '2026-01-01',
    endDate: '2026-01-10',
    from,
    to: from + 240 * hour,
    params: {},
    seed: 1,
    balance: 10_000,
    slippagePct: 0.05,
    takerFeePct: 0.045,
    fundingHourlyPct: 0.001_25,
    leverage: 1,
  },
  markets: [
    { symbol: 'BTC', bars, limits: { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' } },
  ],
  candles: [],
})
const options = { owner: 'u1', limitMs: 60_000 }

test('a backtest has the same result each time, with entries, exits and results', async () => {
  const code = `fn run(ctx) {
    const quick = ctx.indicator('ema', { period: 3 }), calm = ctx.indicator('ema', { period: 12 })
    if (quick > calm && !ctx.position()) ctx.buy('BTC', 1, { reason: 'up' })
    else if (quick < calm && ctx.position()) ctx.close('BTC', 1, 'down')
  }`
  const first = await pool.ask(job(code), options)
  expect(first).toMatchObject({ kind: 'tested' })
  if (first.kind !== 'tested') return
  expect(first.events.length).toBeGreaterThan(4)
  expect(first.events.slice(0, 2)).toMatchObject([
    { part: 'entry', cause: 'order', decided: { action: 'buy', reason: 'up' } },
    { part: 'exit', cause: 'order', decided: { action: 'close', reason: 'down' } },
  ])
  const total = first.outcome.nets.reduce((sum, net) => sum + net, 0)
  expect(total).toBeCloseTo(Number(first.outcome.net), 6)
  expect(await pool.ask(job(code), options)).toEqual(first)
})

test('a process that does not answer is ended, and the next job runs', async () => {
  // Less than one run may take: the program is not ended by its own limit before.
  const hang = pool.ask(job('fn run(ctx) { for (;;); }'), { owner: 'u1', limitMs: 100 })
  const next = pool.ask(job('fn run(ctx) { ctx.hold() }'), { owner: 'u2', limitMs: 60_000 })
  await expect(hang).rejects.toBeInstanceOf(JobTooSlow)
  expect(await next).toMatchObject({ kind: 'tested', outcome: { trades: 0 } })
})

test('a job that nobody wants any more is ended, and the next one runs', async () => {
  const leaving = new AbortController()
  const hang = pool.ask(job('fn run(ctx) { for (;;); }'), {
    owner: 'u1',
    limitMs: 170_000,
    progress: () => leaving.abort(),
    signal: leaving.signal,
  })
  await expect(hang).rejects.toMatchObject({ name: 'AbortError' })
  const next = pool.ask(job('fn run(ctx) { ctx.hold() }'), options)
  expect(await next).toMatchObject({ kind: 'tested' })
})

test('candles that were not sent along are asked for', async () => {
  const answer = await pool.ask(job('fn run(ctx) { ctx.candles("ETH", "4h", 3) }'), options)
  expect(answer).toEqual({ kind: 'needs', series: [{ symbol: 'ETH', interval: '4h' }] })
})

test('a run is checked without the data of anybody', async () => {
  const answer = await pool.ask({ kind: 'check', code: 'fn run(ctx) { for (;;); }' }, options)
  expect(answer).toMatchObject({ kind: 'checked', errors: [{ line: 1 }] })
})

describe('a run is looked at again', () => {
  const code = `fn run(ctx) {
    const calm = ctx.indicator('ema', { period: 3 })
    ctx.log('at', ctx.time)
    if (ctx.price() > calm && !ctx.position()) ctx.buy('BTC', 1, { reason: 'up' })
    else if (ctx.position()) ctx.close('BTC', 0.5)
  }`

  test('by what it read, said and decided then', async () => {
    const tested = await pool.ask(job(code), options)
    if (tested.kind !== 'tested') throw new Error(tested.kind)
    for (const { symbol, decided, price } of tested.events.slice(0, 12)) {
      if (decided === undefined) continue
      const { at, action } = decided
      const looked = { ...job(code), kind: 'inspect' as const, at, decided: { symbol, action } }
      const answer = await pool.ask(looked, options)
      expect(answer).toMatchObject({
        kind: 'inspected',
        run: { about: 'BTC', decision: { action, symbol }, logs: [`at ${at}`] },
      })
      if (answer.kind !== 'inspected' || answer.run === null) continue
      const [calm, seen] = answer.run.reads
      expect(calm).toMatchObject({ name: 'indicator', arguments: ['ema', { period: 3 }] })
      // It fills at the next open, near the close that decided it.
      expect(Math.abs(Number(seen?.answer) / price - 1)).toBeLessThan(0.02)
    }
  })

  test('and not found where it decided something else', async () => {
    const decided = { symbol: 'BTC', action: 'sell' as const }
    const looked = { ...job(code), kind: 'inspect' as const, at: from + 30 * hour, decided }
    expect(await pool.ask(looked, options)).toEqual({ kind: 'inspected', run: null })
  })
})

import { expect, test } from 'vitest'
import type { Interval } from '../../../../../../contract/market/market.ts'
import { sliceBars } from '../../../../../../engine/signals/bars.ts'
import { outcomes } from '../../../../../../engine/replay/outcomes.ts'
import { startVoice } from '../../../../../../sandbox/sessions/start-voice.ts'
import { aggregateBars } from '../../../../../../engine/replay/aggregate-bars.ts'
import type { Rehearsal } from '../../../../../../engine/replay/rehearsal.ts'
import { spreadStarts } from '../../../../../../engine/replay/starts.ts'
import { createTape } from '../../../../../../engine/replay/tape.ts'
import { syntheticBars } from '../../../../../../engine/testing/synthetic-bars.ts'
import type { Bars } from '../../../../../../engine/types.ts'
import { advanceDraft, quickDraft, withProgram, type Draft } from '../draft.ts'
import { figures } from './figures.ts'
import { createPreviewer, type PreviewReply, type PreviewRequest } from './previewer.ts'
import { rehearsalOf } from './rehearsal-of.ts'

const btc = { symbol: 'BTC', assetIndex: 0, maxLeverage: 40, szDecimals: 5 }
const world = {
  minimums: { budget: '10', deposit: '5', order: '10' },
  fees: { withdraw: '1', taker: '0.00045', maker: '0.00015', builder: '0.0001' },
}
const quick = quickDraft({
  budget: '100',
  profitTarget: 6,
  lossThreshold: 5,
  maxPositions: 3,
})

function rehearsed(draft: Draft, symbol = 'BTC'): Rehearsal {
  const asset = { ...btc, symbol }
  const made = figures(draft, asset, world)
  if ('refusal' in made) throw new Error(made.refusal)
  return rehearsalOf(draft, made.plan, { asset, dailyRangePct: undefined }, world, '500.75')
}

/** The exchange's candles of each interval, all up to one time. */
function exchange(bars: Bars) {
  const asked: string[] = []
  const history = async (symbol: string, interval: Interval, count: number) => {
    asked.push(`${symbol} ${interval}`)
    const candles = interval === bars.interval ? bars : aggregateBars(bars, interval)
    return sliceBars(candles, Math.max(0, candles.t.length - count))
  }
  return { asked, history }
}

/** Collects replies until the last one of request `id`. */
function listen(
  history: (symbol: string, interval: Interval, count: number) => Promise<Bars>,
  pause: () => Promise<void> = () => Promise.resolve(),
) {
  let clock = 0
  const replies: PreviewReply[] = []
  const ends = new Map<number, (reply: PreviewReply) => void>()
  const previewer = createPreviewer({
    history,
    voice: startVoice,
    pause,
    now: () => (clock += 1_000),
    reply(reply) {
      replies.push(reply)
      const isOver = reply.state !== 'estimate' || reply.outcomes.replayed === reply.outcomes.total
      if (isOver) ends.get(reply.id)?.(reply)
    },
  })
  const ask = (request: PreviewRequest): Promise<PreviewReply> => {
    const end = new Promise<PreviewReply>((resolve) => ends.set(request.id, resolve))
    previewer.ask(request)
    return end
  }
  return { ask, replies }
}

const quarters = syntheticBars(7, 4000, '15m')

test('answers what outcomes() answers when called directly', async () => {
  const { history } = exchange(quarters)
  const { ask, replies } = listen(history)
  const rehearsal = rehearsed(quick)
  const reply = await ask({ id: 1, rehearsal })

  const tape = createTape(quarters, rehearsal.strategy.intervals)
  const starts = spreadStarts(tape, null, 400)
  const direct = [...outcomes(rehearsal, tape, starts)].at(-1)
  expect(reply).toMatchObject({ state: 'estimate', outcomes: direct })
  expect(direct?.replayed).toBe(400)
  const sizes = replies.map((one) => (one.state === 'estimate' ? one.outcomes.replayed : 0))
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  expect(sizes.length).toBeGreaterThan(3)
})

test('follows each start for the whole duration where the history holds it, and says so', async () => {
  const { history } = exchange(syntheticBars(3, 5000, '1h'))
  const choice = {
    amount: '100',
    executionStrategy: 'Degen',
    strategyDuration: '1D',
    maxWalletBudget: false,
  } as const
  const reply = await listen(history).ask({
    id: 1,
    rehearsal: rehearsed(advanceDraft(choice, '100')),
  })
  if (reply.state !== 'estimate') throw new Error(reply.state)
  expect(reply.outcomes.counts.unfinished).toBe(0)
  expect(reply.past).toMatchObject({ interval: '1h', wholeMs: 86_400_000 })
  expect(reply.past.leastMs).toBeGreaterThanOrEqual(86_400_000)
})

test('follows starts to the end of the history where no duration fits, and says for how long', async () => {
  const { history } = exchange(syntheticBars(3, 5000, '1h'))
  const choice = {
    amount: '100',
    executionStrategy: 'Conservative',
    strategyDuration: '365D',
    maxWalletBudget: false,
  } as const
  const reply = await listen(history).ask({
    id: 1,
    rehearsal: rehearsed(advanceDraft(choice, '100')),
  })
  if (reply.state !== 'estimate') throw new Error(reply.state)
  expect(reply.past.wholeMs).toBeNull()
  expect(reply.past.leastMs).toBeGreaterThan(60 * 86_400_000)
  expect(reply.past.leastMs).toBeLessThan(365 * 86_400_000)
})

test('does not begin what was overtaken, and asks for each history once', async () => {
  const { asked, history } = exchange(quarters)
  let paused = 0
  const { ask, replies } = listen(history, async () => {
    paused++
    if (paused === 2) {
      void ask({ id: 2, rehearsal: rehearsed({ ...quick, durationMs: 3_600_000 }) })
      void ask({ id: 3, rehearsal: rehearsed(quick) })
    }
  })
  void ask({ id: 1, rehearsal: rehearsed(quick) })
  await expect.poll(() => replies.at(-1)?.id).toBe(3)
  await expect
    .poll(() => replies.filter((reply) => reply.id === 3 && reply.state === 'estimate').length)
    .toBeGreaterThan(3)
  expect(new Set(replies.map(({ id }) => id))).toEqual(new Set([1, 3]))
  expect(asked).toEqual(['BTC 15m', 'BTC 1h', 'BTC 4h'])
})

test('says when a history is too short, and when it cannot be had; then asks again', async () => {
  const short = await listen(exchange(syntheticBars(1, 100, '15m')).history).ask({
    id: 1,
    rehearsal: rehearsed(quick),
  })
  expect(short).toEqual({ id: 1, state: 'tooShort', interval: '15m', bars: 100 })

  let isDown = true
  const { history } = exchange(quarters)
  const { ask } = listen((symbol, interval, count) =>
    isDown ? Promise.reject(new Error('no exchange')) : history(symbol, interval, count),
  )
  const failed = await ask({ id: 1, rehearsal: rehearsed(quick) })
  expect(failed).toEqual({
    id: 1,
    state: 'failed',
    error: { code: null, message: 'no exchange' },
  })
  isDown = false
  expect(await ask({ id: 2, rehearsal: rehearsed(quick) })).toMatchObject({ state: 'estimate' })
})

const crossing = `
fn run(ctx) {
  const quick = ctx.indicator('ema', { period: 5 })
  const calm = ctx.indicator('ema', { period: 30, interval: '1h' })
  const position = ctx.position()
  if (quick > calm && !position) ctx.buy(ctx.symbol, 1)
  else if (quick < calm && !position) ctx.sell(ctx.symbol, 1)
}`
const byProgram = withProgram(quick, { programId: 1, interval: '15m', params: {} })
const heard = { name: 'Mine', version: 1, interval: '15m', params: {} } as const

test('a program’s outcomes are those of its own decisions, with the candles that it turned out to read', async () => {
  const { asked, history } = exchange(syntheticBars(7, 500, '15m'))
  const { ask } = listen(history)
  const rehearsal = { ...rehearsed(byProgram), durationMs: 6 * 3_600_000 }
  const reply = await ask({ id: 1, rehearsal, program: { ...heard, code: crossing } })
  expect(asked).toEqual(['BTC 15m', 'BTC 1h'])
  if (reply.state !== 'estimate') throw new Error(reply.state)
  const { counts, replayed, total } = reply.outcomes
  expect(replayed).toBe(total)
  expect(counts.noTrade).toBeLessThan(total)
})

test('a program that does not run, or hangs, is told of in the place of an estimate', async () => {
  const { history } = exchange(syntheticBars(7, 500, '15m'))
  const { ask } = listen(history)
  const rehearsal = rehearsed(byProgram)
  const broken = await ask({ id: 1, rehearsal, program: { ...heard, code: 'fn run(ctx) {\n  if' } })
  expect(broken).toMatchObject({ state: 'programFailed', line: 2 })
  const code = 'fn run(ctx) { while (true) {} }'
  expect(await ask({ id: 2, rehearsal, program: { ...heard, code } })).toMatchObject({
    state: 'programFailed',
    line: null,
  })
})

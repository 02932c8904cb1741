// The live runner and the backtest must make the same decisions on the same candles: what prevented an entry at each
// look, every entry with its size, take-profit and stop, every exit with its reason and time, and the session's end.
//
// The runner trades on the real local exchange, with its candles, margin, triggers and fills. So that both look at the
// same times, the clock goes from bar to bar as engine/README.md assumes ("Backtest", 1, 2, 4 and 5): entries are
// looked for when a bar opens, at the close before it, and fill at the open. Inside the bar the price moves first in
// the bad direction, then in the good one, then to the close, and events inside it get the time of the close. Between
// bars the runner sees prices as in production, but they count as too old for entries.
//
// Fills come from the order book, on its ticks, instead of with a fixed slippage: results are compared within a tick of
// the traded value. The two may differ where a stop and a threshold are within one tick of each other, or a bar misses
// a threshold by less than one; these tapes have no such case.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { add, multiply, subtract } from '../../../contract/decimal.ts'
import { type BacktestResult, backtest } from '../../../engine/replay/backtest.ts'
import { sliceBars } from '../../../engine/signals/bars.ts'
import type { NewVoice } from '../../../engine/replay/by-program.ts'
import { planBounds } from '../../../engine/sessions/plan.ts'
import { crossing } from '../../../engine/sessions/maker.ts'
import { type Strategy, advancePreset, quickStrategy } from '../../../engine/sessions/presets.ts'
import { termsByProgram } from '../../../engine/sessions/terms.ts'
import type { Look } from '../../../engine/replay/exact-decider.ts'
import { createTape } from '../../../engine/replay/tape.ts'
import { noRecordedCandles, realBars } from '../../../engine/testing/real-candles.ts'
import { syntheticBars } from '../../../engine/testing/synthetic-bars.ts'
import type { Bars } from '../../../engine/types.ts'
import { assets } from '../../../localnet/market/assets.ts'
import { startVoice } from '../../../sandbox/sessions/start-voice.ts'
import { marketLimits } from '../../../engine/market-limits.ts'
import { pnlOf } from '../../trading/pnl.ts'
import type { StartTerms } from '../start/terms.ts'
import { type Lived, startTapeWorld } from '../../testing/worlds/tape-world.ts'

/** Fees of the local exchange, and half the spread of its order book. */
const costs = {
  takerFee: '0.00045',
  makerFee: '0.00015',
  builderFee: '0.0001',
  slippage: '0.00005',
  fundingRateHourly: '0',
}
/** A fraction of the traded value: with five significant digits a tick is at most this. */
const tolerance = 0.0001
/** USDC that a new trader starts with. */
const wallet = '10000'

let at: Awaited<ReturnType<typeof startTapeWorld>>
beforeAll(async () => {
  at = await startTapeWorld(Date.UTC(2025, 0, 1))
})
afterAll(() => at.stop())

/** Leverage at which prices reach take-profit and stop within the hour. */
const near = { ...planBounds, leverage: { min: 10, max: 10 } }

/** A tape of a day has no candles of four hours to judge. */
const brisk: Strategy = { ...quickStrategy, intervals: ['1m', '5m', '15m'] }

const quick: StartTerms = {
  assetIndex: 0,
  contract: { budget: '200', profitTarget: 4, lossThreshold: 3, maxPositions: 3 },
  usesAllFree: false,
  bounds: near,
  strategy: brisk,
  durationMs: null,
  choices: { kind: 'quick' },
}
/** It may lose more before it ends. */
const patientLoser: StartTerms = {
  ...quick,
  contract: { ...quick.contract, lossThreshold: 5 },
}
/** Another market, with at most one position, which signals close early. */
const single: StartTerms = {
  ...quick,
  assetIndex: 1,
  contract: { ...quick.contract, profitTarget: 5, lossThreshold: 4, maxPositions: 1 },
  strategy: { ...brisk, exitScore: 0.2, cooldownMs: 300_000 },
}
const timed: StartTerms = {
  ...quick,
  assetIndex: 2,
  contract: { ...quick.contract, profitTarget: 12, lossThreshold: 9, maxPositions: 2 },
  durationMs: 50 * 60_000,
}
const advance: StartTerms = {
  ...quick,
  assetIndex: 3,
  strategy: {
    ...crossing(advancePreset('Degen', '1D').strategy),
    intervals: ['5m', '15m', '1h'],
    entrySpacingMs: 300_000,
    cooldownMs: 600_000,
    entryCutoffMs: 300_000,
  },
  durationMs: 6 * 3_600_000,
  choices: {
    kind: 'advance',
    executionStrategy: 'Degen',
    strategyDuration: '1D',
    maxWalletBudget: false,
  },
}

/** Entries wait three minutes, twice, then cross near the first price or are let go; take-profits rest. */
const patient: StartTerms = {
  ...quick,
  assetIndex: 5,
  strategy: {
    ...brisk,
    maker: {
      restsTargets: true,
      entries: { restMs: 3 * 60_000, mostPosts: 2, crossWithinPct: 0.05 },
    },
  },
}

/** Bars: enough for the slowest watched interval to have a signal, then the session. */
const history = 1_500
const longest = 150

const stories = [
  { seed: 4, terms: patientLoser, end: 'profit_target' },
  { seed: 6, terms: quick, end: 'loss_threshold' },
  { seed: 7, terms: single, end: 'loss_threshold' },
  { seed: 3, terms: timed, end: 'duration' },
  { seed: 11, terms: advance, interval: '5m', end: 'profit_target' },
  { seed: 19, terms: advance, interval: '5m', end: 'loss_threshold' },
] as const
/** Milliseconds. Generous, because a test that is cut off would continue beside the next one on the same clock. */
const timeout = 600_000

test.each(stories)(
  'decides as the backtest does, to the end by $end (tape $seed)',
  { timeout },
  async ({ seed, terms, end, ...story }) => {
    const made = syntheticBars(seed, history + longest, 'interval' in story ? '5m' : '1m')
    expect(await agreed(terms, at.insert(terms.assetIndex, made))).toBe(end)
  },
)

test.for([
  [10_000, 'profit_target'],
  [30_000, 'loss_threshold'],
] as const)(
  'decides as the backtest does on recorded candles from %s on',
  { timeout },
  async ([from, end], context) => {
    const recorded = realBars('1m') ?? context.skip(noRecordedCandles)
    const bars = at.insert(4, sliceBars(recorded, from, from + history + longest))
    expect(await agreed({ ...quick, assetIndex: 4 }, bars)).toBe(end)
  },
)

/** Bars without wicks: a price that only goes one way passes no limit behind it, so that entries wait and are posted anew. */
test.each([
  { seed: 34, positions: 1, end: 'profit_target' },
  { seed: 21, positions: 1, end: 'loss_threshold' },
])(
  'decides as the backtest does with orders that rest, to the end by $end (tape $seed)',
  { timeout },
  async ({ seed, positions, end }) => {
    const made = syntheticBars(seed, history + longest, '1m')
    const bare = {
      ...made,
      h: made.o.map((open, i) => Math.max(open, made.c[i] ?? NaN)),
      l: made.o.map((open, i) => Math.min(open, made.c[i] ?? NaN)),
    }
    const contract = { ...patient.contract, maxPositions: positions }
    const terms = { ...patient, contract, assetIndex: patient.assetIndex }
    expect(await agreed(terms, at.insert(terms.assetIndex, bare))).toBe(end)
  },
)

/** Turns with the market, leaves by itself, remembers when it came, and knows what it holds. */
const turning = `
fn run(ctx) {
  const quick = ctx.indicator('ema', { period: 5 }), calm = ctx.indicator('ema', { period: 13 })
  const position = ctx.position()
  ctx.state.runs = (ctx.state.runs || 0) + 1
  if (!position) {
    ctx.state.since = ctx.state.runs
    if (quick > calm) ctx.buy(ctx.symbol, 1, { reason: 'above' })
    else ctx.sell(ctx.symbol, 1, { reason: 'below' })
  } else if (ctx.state.runs - ctx.state.since > 12) ctx.close(ctx.symbol, 1, 'long enough')
  else if (position.quantity > 0 && quick < calm) ctx.sell(ctx.symbol, 1)
}`

test('decides by a program as the backtest does', { timeout }, async () => {
  const terms = termsByProgram({ ...timed, assetIndex: 5, durationMs: 35 * 60_000 }, '1m')
  const bars = at.insert(5, syntheticBars(7, history + longest, '1m'))
  const { begin, dispose } = await voiceOf(turning, bars, assets[5]?.name ?? '')
  const { trades } = await agreedOn(terms, bars, { code: turning, begin })
  dispose()
  const reasons = trades.map(({ reason }) => reason)
  expect(reasons.filter((reason) => reason === 'signal').length).toBeGreaterThan(0)
})

async function voiceOf(code: string, bars: Bars, symbol: string) {
  const program = { name: 'Taped', version: 1, code, interval: bars.interval, params: {} }
  const voice = await startVoice(symbol, program, () => bars)
  if (!('begin' in voice)) throw new Error(voice.message)
  return voice
}

/** The end reason of the session; throws where runner and backtest differ. */
async function agreed(terms: StartTerms, bars: Bars): Promise<string | null> {
  return (await agreedOn(terms, bars)).endReason
}

async function agreedOn(
  terms: StartTerms,
  bars: Bars,
  program?: { code: string; begin: NewVoice },
): Promise<BacktestResult> {
  const lived = await at.live(terms, bars, history, program?.code)
  const { replayed, looks: all } = replay(terms, lived, bars, program?.begin)
  // An entry that was taken back is decided anew in the same look.
  const looks = all.filter(({ now }, index) => now !== all[index - 1]?.now)
  expect(lived.looks.map((look) => look.at)).toEqual(looks.map((look) => look.now))
  expect(lived.looks.filter((_, i) => asksForEntry(looks[i]))).toEqual(
    looks.filter(asksForEntry).map(seenBy),
  )
  expect(entriesOf(lived)).toEqual(all.flatMap(entryOf))
  expect(exitsOf(lived)).toEqual(exits(replayed))
  expect(lived.session).toMatchObject({
    status: 'ended',
    endReason: replayed.endReason,
    endedAt: replayed.endedAt,
  })
  const { net } = pnlOf(lived.session.budget, lived.positions, null)
  const traded = lived.positions.flatMap(({ entryNotional, exitNotional }) => [
    Number(entryNotional),
    Number(exitNotional),
  ])
  const difference = Math.abs(Number(subtract(net, replayed.pnl.net)))
  expect(difference).toBeLessThan(tolerance * traded.reduce((sum, value) => sum + value, 0))
  return replayed
}

function replay(
  terms: StartTerms,
  { session }: Lived,
  bars: Bars,
  program?: NewVoice,
): { replayed: BacktestResult; looks: Look[] } {
  const asset = assets[terms.assetIndex]
  if (asset === undefined) throw new RangeError(`no asset ${terms.assetIndex}`)
  const looks: Look[] = []
  const { leverage, takeProfitPct, stopLossPct, budgetPerPosition } = session
  const notionalPerPosition = multiply(budgetPerPosition, leverage)
  const replayed = backtest({
    symbol: asset.name,
    contract: terms.contract,
    plan: { leverage, takeProfitPct, stopLossPct, budgetPerPosition, notionalPerPosition },
    strategy: terms.strategy,
    limits: marketLimits(asset, '10'),
    durationMs: terms.durationMs,
    costs,
    wallet,
    tape: createTape(bars, terms.strategy.intervals),
    start: history,
    onLook: (look) => void looks.push(look),
    ...(program && { program }),
  })
  return { replayed, looks }
}

/** Not a look at which a position closes or the session ends. */
function asksForEntry(look: Look | undefined): boolean {
  const action = look?.decisions[0]?.action
  return action === 'open' || action === 'refuse'
}

function seenBy({ now, decisions }: Look): Lived['looks'][number] {
  const [first] = decisions
  return { at: now, blockedBy: first?.action === 'refuse' ? first.gate : null }
}

function entryOf({ now, decisions }: Look): object[] {
  return decisions.flatMap((decision) => {
    if (decision.action !== 'open') return []
    const { side, size, takeProfitPrice, stopLossPrice } = decision
    return [{ at: now, side, size, takeProfitPrice, stopLossPrice }]
  })
}

function entriesOf({ positions }: Lived): object[] {
  return positions.map((position) => {
    const { openedAt, side, plannedSize, takeProfitPrice, stopLossPrice } = position
    return { at: openedAt, side, size: add(plannedSize), takeProfitPrice, stopLossPrice }
  })
}

function exitsOf({ positions }: Lived): object[] {
  return positions.filter(wasFilled).map(({ openedAt, closedAt, closeReason }) => ({
    openedAt,
    closedAt,
    reason: closeReason,
  }))
}

/** Entries that rested in vain leave rows behind. */
function wasFilled({ entrySize }: Lived['positions'][number]): boolean {
  return Number(entrySize) > 0
}

function exits({ trades }: BacktestResult): object[] {
  return trades
    .toSorted((a, b) => a.openedAt - b.openedAt)
    .map(({ openedAt, closedAt, reason }) => ({ openedAt, closedAt, reason }))
}

// What the house traders did in the month before the exchange opened: their sessions, one after another, replayed
// over the market's own candles. The same seed, time and shocks give the same month.
import { english } from '../../contract/words/english.ts'
import { intervalMs } from '../../contract/market/market.ts'
import { dailyRangePct, rangeDays } from '../../engine/signals/daily-range.ts'
import { closeTime } from '../../engine/signals/bars.ts'
import { marketLimits } from '../../engine/market-limits.ts'
import { plan } from '../../engine/sessions/plan.ts'
import { crossing } from '../../engine/sessions/maker.ts'
import type { Strategy } from '../../engine/sessions/presets.ts'
import { type SessionTerms, advanceTerms, quickTerms } from '../../engine/sessions/terms.ts'
import type { Rehearsal } from '../../engine/replay/rehearsal.ts'
import { type Tape, createTape } from '../../engine/replay/tape.ts'
import type { Bars } from '../../engine/types.ts'
import type { Market, MarketAsset, MarketCandle, PastSession, PastTrader } from '../types.ts'
import { type Character, idOf, nextStart, walletOf } from './characters.ts'
import { costs, momentOf, rehearse } from './rehearse.ts'

export const pastMs = 30 * 86_400_000
/** USDC that each of them starts with. */
const funds = 10_000
/** Candles of every interval before the month begins, so that its first signal has enough history. */
const warmUp = 120

export interface PastOptions {
  seed: string
  market: Market
  /** Epoch ms at which the past ends. */
  until: number
}

/** Returns a function for one character at a time; shared data is computed once. */
export function pastOf(options: PastOptions): (character: Character) => PastTrader {
  const tapes = new Map<string, Tape>()
  const from = options.until - pastMs
  const tapeOf = (asset: MarketAsset, intervals: Strategy['intervals']): Tape => {
    const key = `${asset.index} ${intervals.join()}`
    const known = tapes.get(key)
    if (known !== undefined) return known
    const [fastest, ...slower] = intervals.map((interval) =>
      closedBars(options, asset.index, interval, from),
    )
    if (fastest === undefined) throw new Error('a strategy without intervals')
    const tape = createTape(fastest, intervals, slower)
    tapes.set(key, tape)
    return tape
  }
  return (character) => {
    const address = walletOf(options.seed, character).address.toLowerCase() as `0x${string}`
    const sessions = sessionsOf(character, address, from, options.market, tapeOf)
    return { address, label: character.label, since: from, usdc: String(funds), sessions }
  }
}

function closedBars(
  { market, until }: PastOptions,
  asset: number,
  interval: Bars['interval'],
  from: number,
): Bars {
  const length = closeTime(0, interval) + 1
  const candles = market
    .candles(asset, interval, from - warmUp * length, until, until)
    .filter(({ T }) => T < until)
  return barsOf(candles, interval)
}

function barsOf(candles: readonly MarketCandle[], interval: Bars['interval']): Bars {
  const column = (key: 't' | 'o' | 'h' | 'l' | 'c' | 'v') =>
    Float64Array.from(candles, (candle) => candle[key])
  return {
    interval,
    t: column('t'),
    o: column('o'),
    h: column('h'),
    l: column('l'),
    c: column('c'),
    v: column('v'),
  }
}

function sessionsOf(
  character: Character,
  address: string,
  from: number,
  market: Market,
  tapeOf: (asset: MarketAsset, intervals: Strategy['intervals']) => Tape,
): PastSession[] {
  const sessions: PastSession[] = []
  let last = { id: idOf(address, 'arrives'), endedAt: from }
  let cash = funds
  // A trader who has lost nearly everything starts no more sessions.
  while (cash > 2 * character.terms.budget) {
    const { symbol, at } = nextStart(character, last)
    const asset = market.assets.find(({ name }) => name === symbol)
    if (asset === undefined) throw new Error(`there is no market ${symbol}`)
    const rehearsal = rehearsalOf(character, asset, cash, dailyRangeAt(market, asset.index, at))
    const tape = tapeOf(asset, rehearsal.strategy.intervals)
    const start = tape.bars.t.findIndex((opensAt) => opensAt >= at)
    if (start < 1) return sessions
    const startedAt = tape.bars.t[start] ?? 0
    const id = idOf(address, startedAt, 'session')
    const { done, positions } = rehearse(rehearsal, tape, start, asset, id)
    // A session that did not end within the month is dropped: the live trader starts anew.
    if (done.reason === null || done.reason === 'liquidated') return sessions
    const endedAt = Math.max(momentOf(id, done.endedAt), ...positions.map(({ exit }) => exit.at))
    const session = { id, startedAt, endedAt, endReason: done.reason, positions }
    sessions.push({
      ...termsTold(character, rehearsal),
      ...session,
      tradeId: idOf(id, 'trade'),
      asset: asset.index,
    })
    cash += done.net
    last = { id, endedAt }
  }
  return sessions
}

/** As a live session knows it at its start: from the days that have closed by then. */
function dailyRangeAt(market: Market, asset: number, at: number): number | undefined {
  const from = at - rangeDays * intervalMs['1d']
  const days = market.candles(asset, '1d', from, at, at).filter(({ T }) => T < at)
  return dailyRangePct(barsOf(days, '1d'))
}

/** Its orders cross the book: the exchange's record of the past has no orders that rested. */
function rehearsalOf(
  { terms }: Character,
  asset: MarketAsset,
  cash: number,
  dailyRange: number | undefined,
): Rehearsal {
  const limits = marketLimits(asset, '10', dailyRange)
  const { contract, bounds, durationMs, ...reading } = sessionTerms(terms)
  const strategy = crossing(reading.strategy)
  const made = plan(contract, limits, bounds)
  if ('refusal' in made) throw new Error(english.tell(made.why))
  const wallet = cash.toFixed(2)
  return { symbol: asset.name, contract, plan: made, strategy, limits, durationMs, costs, wallet }
}

function sessionTerms(terms: Character['terms']): SessionTerms {
  const budget = String(terms.budget)
  if (terms.kind === 'advance') {
    return advanceTerms(budget, terms.executionStrategy, terms.strategyDuration)
  }
  const { profitTarget, lossThreshold, maxPositions } = terms
  return quickTerms({ budget, profitTarget, lossThreshold, maxPositions })
}

function termsTold({ terms }: Character, { contract, plan: made, durationMs }: Rehearsal) {
  return {
    kind: terms.kind,
    executionStrategy: terms.kind === 'advance' ? terms.executionStrategy : null,
    strategyDuration: terms.kind === 'advance' ? terms.strategyDuration : null,
    budget: contract.budget,
    profitTargetPct: contract.profitTarget,
    lossThresholdPct: contract.lossThreshold,
    maxPositions: contract.maxPositions,
    durationMs,
    leverage: made.leverage,
    takeProfitPct: made.takeProfitPct,
    stopLossPct: made.stopLossPct,
    budgetPerPosition: made.budgetPerPosition,
  }
}

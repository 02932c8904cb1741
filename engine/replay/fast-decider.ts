// The decisions of `evaluate()` computed in floats, fast enough for hundreds of replays while a slider moves. Where
// floats might decide differently from exact decimals it returns `doubt`, and the caller uses `backtest()`. Tests
// compare both.
import { toNumber } from '../../contract/decimal.ts'
import { intervalMs } from '../../contract/market/market.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import { deadBand } from '../signals/score.ts'
import type { EntryStyle } from '../sessions/maker.ts'
import { holdingCostPct, hourlyPaidPct, waitsForFunding } from '../sessions/funding.ts'
import { expectedMovePct, isWorth } from '../sessions/worth.ts'
import type { Gate } from '../types.ts'
import { nearestLevels } from './bar-path.ts'
import { type Book, type Direction, directionOf, netAt } from './book.ts'
import { type OrderMaker, createOrderMaker } from './order-maker.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Decider, Move, Terms } from './replay.ts'
import { type Tape, openingTime } from './tape.ts'

/** USDC. Exact amounts are rounded to 8 decimals per position, and floats are more accurate than this. */
const doubtful = 1e-6

const doubt: Move = { action: 'doubt' }

interface Scene {
  rehearsal: Rehearsal
  tape: Tape
  levels: Terms['limits']
  makeOrder: OrderMaker
  exitScore: number
  chaseMs: number
  /** From what a signal judges to its candle's close. */
  judgedBeforeMs: number
  minimumNotional: number
  fundingRate: number
}

/** For several replays in a row: `startingAt` gives the decider for each. */
export function fastDeciders(
  rehearsal: Rehearsal,
  { tape, limits, chaseMs }: Pick<Terms, 'tape' | 'limits' | 'chaseMs'>,
): { startingAt: (index: number) => Decider } {
  const { strategy, plan, durationMs } = rehearsal
  const scene: Scene = {
    rehearsal,
    tape,
    levels: limits,
    chaseMs,
    makeOrder: createOrderMaker(
      plan,
      rehearsal.limits.szDecimals,
      strategy.maker?.restsTargets ?? false,
    ),
    exitScore: Math.max(strategy.exitScore, strategy.entryThreshold),
    judgedBeforeMs:
      strategy.signalsBy === 'program' ? 0 : intervalMs[strategy.intervals.at(-1) ?? '1m'] - 1,
    minimumNotional: toNumber(rehearsal.limits.minimumNotional),
    fundingRate: toNumber(rehearsal.costs.fundingRateHourly),
  }
  return {
    startingAt(start) {
      const endsAt = durationMs === null ? Infinity : openingTime(tape, start) + durationMs
      return {
        decide: (book, index, mark, now) =>
          ending(scene, book, mark, now, endsAt) ??
          exits(scene, book, index, mark) ??
          withdrawal(scene, book, now, endsAt) ??
          shutGate(scene, book, index, now, endsAt) ??
          entry(scene, book, index, { mark, now, endsAt }),
        quietUntil: (book, index) => quietUntil(scene, book, index, endsAt),
      }
    },
  }
}

function ending(
  { levels: { target, loss, closing } }: Scene,
  book: Book,
  mark: number,
  now: UnixMs,
  endsAt: UnixMs,
): Move | null {
  const net = netAt(book, mark)
  const closed = net - book.size * mark * closing
  if (near(net, target) || near(closed, -loss)) return doubt
  if (net > target) return { action: 'end', reason: 'profit_target' }
  if (closed < -loss) return { action: 'end', reason: 'loss_threshold' }
  return now >= endsAt ? { action: 'end', reason: 'duration' } : null
}

function exits(scene: Scene, book: Book, index: number, mark: number): Move | null {
  if (book.holdings.length === 0) return null
  const direction = directionOf(book)
  const slowest = scene.tape.watched.at(-1)
  const latest = slowest?.known[index] ?? 0
  const isOpposed =
    -direction * (slowest?.scores[latest] ?? 0) >= scene.exitScore ||
    slowest?.closes?.[latest] === 1
  if (!isOpposed) {
    const { adverse, favourable } = nearestLevels(book, scene.levels)
    if (direction * mark > adverse && direction * mark < favourable) return null
  }
  const since = (slowest?.closedAt[latest] ?? 0) - scene.judgedBeforeMs
  let found: Extract<Move, { action: 'close' }>['exits'] | null = null
  for (const holding of book.holdings) {
    const reason =
      direction * mark <= direction * holding.stop
        ? 'stop_loss'
        : !holding.targetRests && direction * mark >= direction * holding.takeProfit
          ? 'take_profit'
          : isOpposed && since >= holding.openedAt
            ? 'signal'
            : null
    if (reason !== null) (found ??= []).push({ holding, reason })
  }
  return found === null ? null : { action: 'close', exits: found }
}

/**
 * While all positions are in use, most bars stay between the nearest levels: no funding is due, no candle of the
 * slowest interval has closed, no gap makes the mark stale. The levels are narrowed by `doubtful`, so that close
 * cases are looked at.
 */
function quietUntil({ rehearsal, tape }: Scene, book: Book, from: number, endsAt: UnixMs): number {
  const { nearest, holdings, size } = book
  if (
    book.pending !== null ||
    nearest === null ||
    holdings.length < rehearsal.contract.maxPositions
  )
    return from
  const direction = directionOf(book)
  const [adverse, favourable] = [
    nearest.adverse + (2 * doubtful) / size,
    nearest.favourable - (2 * doubtful) / size,
  ]
  const { h, l, c, t, interval } = tape.bars
  const [worst, best] = direction === 1 ? [l, h] : [h, l]
  const known = tape.watched.at(-1)?.known
  const width = intervalMs[interval]
  const lastEntry = endsAt - rehearsal.strategy.entryCutoffMs
  const isInside = (price: number): boolean => price > adverse && price < favourable
  let index = from
  while (
    index < t.length &&
    isInside(direction * (c[index - 1] ?? NaN)) &&
    direction * (worst[index] ?? NaN) > adverse &&
    direction * (best[index] ?? NaN) < favourable &&
    tape.hours[index] === 0 &&
    known?.[index] === known?.[index - 1] &&
    tape.hasFresh[index] === 1 &&
    (t[index] ?? NaN) - (t[index - 1] ?? NaN) === width &&
    (t[index] ?? NaN) <= lastEntry
  ) {
    index++
  }
  return index
}

/** The gates that do not depend on the market, in the order of `Gate`. */
function shutGate(
  { rehearsal, tape }: Scene,
  book: Book,
  index: number,
  now: UnixMs,
  endsAt: UnixMs,
): Move | null {
  const { strategy, contract } = rehearsal
  if (endsAt - now < strategy.entryCutoffMs) return refusals.session_expired
  const markAge = now - openingTime(tape, index - 1) - intervalMs[tape.bars.interval]
  if (markAge > strategy.maxMarkAgeMs) return refusals.stale_price
  if (tape.hasFresh[index] !== 1) return refusals.stale_price
  const { holdings, pending } = book
  const used = holdings.length + (pending === null ? 0 : 1)
  if (used >= contract.maxPositions) return refusals.max_positions
  if (pending !== null) return refusals.position_opening
  const latest = holdings.at(-1)
  if (latest !== undefined && now - latest.openedAt < strategy.entrySpacingMs) {
    return refusals.entry_spacing
  }
  if (book.lastLossAt !== null && now - book.lastLossAt < strategy.cooldownMs) {
    return refusals.cooldown
  }
  return null
}

function entry(
  scene: Scene,
  book: Book,
  index: number,
  { mark, now, endsAt }: { mark: number; now: UnixMs; endsAt: UnixMs },
): Move {
  const { rehearsal, tape } = scene
  const { entryThreshold } = rehearsal.strategy
  const held = book.holdings.length === 0 ? 0 : directionOf(book)
  let [isFlat, strong, unused, best, bestScore] = [true, 0, 0, -1, 0]
  for (let which = 0; which < tape.watched.length; which++) {
    const series = tape.watched[which]
    if (series === undefined || series.fresh[index] !== 1) continue
    const at = series.known[index] ?? 0
    const score = series.scores[at] ?? 0
    const strength = Math.abs(score)
    if (strength < deadBand) continue
    isFlat = false
    if (strength < entryThreshold) continue
    strong++
    if ((book.lastEntryAt[which] ?? -Infinity) >= (series.closedAt[at] ?? 0)) continue
    unused++
    if (held !== 0 && Math.sign(score) !== held) continue
    if (strength > Math.abs(bestScore)) [best, bestScore] = [which, score]
  }
  if (strong === 0) return isFlat ? refusals.signal_flat : refusals.signal_below_threshold
  if (unused === 0) return refusals.signal_used
  if (best < 0) return refusals.opposite_side
  const direction = bestScore > 0 ? 1 : -1
  const style = styleOf(scene, book, mark, direction, now)
  if (style === 'doubt') return doubt
  if (style === 'let_go') return refusals.entry_let_go
  const { plan, limits, strategy } = rehearsal
  const left = endsAt === Infinity ? null : endsAt
  const paidPct = hourlyPaidPct(direction === 1 ? 'long' : 'short', scene.fundingRate)
  if (waitsForFunding(paidPct, strategy.funding, now)) return refusals.funding_due
  const movePct = expectedMovePct(plan, limits, left, now)
  if (!isWorth(movePct, holdingCostPct(paidPct, movePct, limits), strategy.worth)) {
    return refusals.not_worth_its_cost
  }
  return open(scene, book, mark, { watched: best, direction, rests: style === 'rests' })
}

function styleOf(
  { rehearsal: { strategy }, chaseMs }: Scene,
  { chase }: Book,
  mark: number,
  direction: Direction,
  now: UnixMs,
): EntryStyle | 'doubt' {
  const rules = strategy.maker?.entries
  if (rules === undefined) return 'crosses'
  if (chase?.direction !== direction || now - chase.since >= chaseMs) return 'rests'
  if (chase.posts < rules.mostPosts) return 'rests'
  if (rules.crossWithinPct === null) return 'let_go'
  const moved = (100 * direction * (mark - chase.firstPrice)) / chase.firstPrice
  if (near(moved, rules.crossWithinPct)) return 'doubt'
  return moved < rules.crossWithinPct ? 'crosses' : 'let_go'
}

function withdrawal(
  { rehearsal: { strategy } }: Scene,
  { pending }: Book,
  now: UnixMs,
  endsAt: UnixMs,
): Move | null {
  const rules = strategy.maker?.entries
  if (pending === null || rules === undefined) return null
  const isDue = now - pending.since >= rules.restMs || endsAt - now < strategy.entryCutoffMs
  return isDue ? { action: 'withdraw' } : null
}

function open(
  { rehearsal, levels, makeOrder, minimumNotional }: Scene,
  book: Book,
  mark: number,
  { watched, direction, rests }: { watched: number; direction: Direction; rests: boolean },
): Move {
  const { leverage } = rehearsal.plan
  const order = makeOrder(direction, mark)
  const notional = order.size * mark
  const heldBack = book.size * mark * Math.max(1 / leverage, 0.1)
  const free = Math.max(0, levels.wallet + netAt(book, mark) - heldBack) - notional / leverage
  if (near(free, 0) || near(notional, minimumNotional)) return doubt
  if (free < 0) return refusals.insufficient_margin
  if (notional < minimumNotional) return refusals.below_minimum_notional
  return { action: 'open', order, watched, rests }
}

function near(value: number, level: number): boolean {
  return Math.abs(value - level) < doubtful
}

function refusal(gate: Gate): Move {
  return { action: 'refuse', gate }
}

const refusals = {
  session_expired: refusal('session_expired'),
  stale_price: refusal('stale_price'),
  max_positions: refusal('max_positions'),
  position_opening: refusal('position_opening'),
  entry_spacing: refusal('entry_spacing'),
  cooldown: refusal('cooldown'),
  signal_flat: refusal('signal_flat'),
  signal_below_threshold: refusal('signal_below_threshold'),
  signal_used: refusal('signal_used'),
  opposite_side: refusal('opposite_side'),
  entry_let_go: refusal('entry_let_go'),
  funding_due: refusal('funding_due'),
  not_worth_its_cost: refusal('not_worth_its_cost'),
  insufficient_margin: refusal('insufficient_margin'),
  below_minimum_notional: refusal('below_minimum_notional'),
}

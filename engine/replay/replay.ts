// Replays one session bar by bar. The decider is a parameter: `evaluate()` for an exact replay, a faster one with
// the same decisions for many. Fills, funding, stops and endings are the same for both.
import { closeTime } from '../signals/bars.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import type { CloseReason, EndReason, Gate } from '../types.ts'
import { type Limits, nearestLevels, nextAdverse, nextFavourable } from './bar-path.ts'
import type { Book, Fills, Holding, Order, Rates } from './book.ts'
import { directionOf, emptyBook, enter, leave, payFunding } from './book.ts'
import { type Tape, openingTime } from './tape.ts'

export type Move =
  | { action: 'refuse'; gate: Gate }
  | { action: 'end'; reason: EndReason }
  | { action: 'close'; exits: { holding: Holding; reason: CloseReason }[] }
  | { action: 'open'; order: Order; watched: number; rests: boolean }
  /** The waiting entry is taken back; the same look then decides again. */
  | { action: 'withdraw' }
  /** Too close to decide in floats. */
  | { action: 'doubt' }

export interface Decider {
  /** What to do when the bar opens, knowing only earlier bars. `mark`: the close before it. */
  decide: (book: Book, index: number, mark: number, now: UnixMs) => Move
  /**
   * After a bar in which nothing happened: the first bar from `index` on that needs a look. At the bars before it
   * the session would be refused an entry because all positions are in use, and nothing happens inside them.
   */
  quietUntil?: (book: Book, index: number) => number
}

/** Called for each entry, exit and funding payment, with prices before slippage. */
export interface ReplayListener {
  entered: (holding: Holding, price: number, at: UnixMs, fills: Fills) => void
  left: (holding: Holding, price: number, at: UnixMs, reason: CloseReason, fills: Fills) => void
  funded: (holding: Holding, price: number, hours: number) => void
}

export interface Terms {
  tape: Tape
  /** Index of the bar at which the session starts, at least 1: the close before it is the first mark. */
  start: number
  /** Milliseconds in which posts on one side count as one chase. */
  chaseMs: number
  rates: Rates
  limits: Limits
}

export interface Replayed {
  /** Null: the bars ended first. What was open then is closed at the last close. */
  reason: EndReason | null
  endedAt: UnixMs
  /** USDC. */
  net: number
  entries: number
  refusals: Map<Gate, number>
}

interface Run extends Terms {
  book: Book
  witness: ReplayListener | null
}

/** Null when the decider returned `doubt`. */
export function replay(
  terms: Terms,
  mind: Decider,
  witness: ReplayListener | null = null,
): Replayed | null {
  const { tape, start } = terms
  const { t, o, c } = tape.bars
  const book = emptyBook(tape.watched.length)
  const run: Run = { ...terms, book, witness }
  const tally = createTally()
  const finish = (end: Ending): Replayed => {
    for (const holding of book.holdings.slice()) close(run, holding, end)
    return {
      reason: end.end,
      endedAt: end.at,
      net: book.settled,
      entries: book.entries,
      refusals: tally.counts(),
    }
  }
  for (let index = start; ; index++) {
    const isPast = index >= t.length
    const now = openingTime(tape, index)
    const mark = c[index - 1] ?? NaN
    fund(run, index, mark)
    let move = mind.decide(book, index, mark, now)
    if (move.action === 'withdraw') {
      withdraw(book)
      move = mind.decide(book, index, mark, now)
    }
    const price = isPast ? mark : (o[index] ?? NaN)
    if (move.action === 'doubt') return null
    if (move.action === 'end' || isPast) {
      const end = move.action === 'end' ? move.reason : null
      return finish({ price, at: now, reason: 'session_end', end, fills: 'taker' })
    }
    if (move.action === 'refuse') tally.add(move.gate)
    if (move.action === 'open') open(run, move, index, price)
    if (move.action === 'close') {
      for (const { holding, reason } of move.exits) {
        close(run, holding, { price, at: now, reason, fills: 'taker' })
      }
    }
    const ending = throughBar(run, index)
    if (ending !== null) return finish(ending)
    const next = mind.quietUntil?.(book, index + 1) ?? index + 1
    if (next > index + 1) tally.add('max_positions', next - index - 1)
    index = next - 1
  }
}

/** Most bars are refused for the same reason as the bar before, so that the map is updated only on a change. */
function createTally() {
  const sums = new Map<Gate, number>()
  let gate: Gate | null = null
  let times = 0
  const note = (): void => {
    if (gate !== null) sums.set(gate, (sums.get(gate) ?? 0) + times)
    times = 0
  }
  return {
    add(next: Gate, bars = 1): void {
      if (next !== gate) note()
      gate = next
      times += bars
    },
    counts(): Map<Gate, number> {
      note()
      return sums
    },
  }
}

/** Its candle may open another entry: this one never filled. */
function withdraw(book: Book): void {
  book.pending = null
  book.lastEntryAt.fill(-Infinity)
}

function open(
  run: Run,
  { order, watched: which, rests }: Extract<Move, { action: 'open' }>,
  index: number,
  price: number,
): void {
  const { tape, book } = run
  const now = openingTime(tape, index)
  const watched = tape.watched[which]
  book.lastEntryAt[which] = watched?.closedAt[watched.known[index] ?? 0] ?? NaN
  if (rests) post(run, order, price, now)
  else fillEntry(run, order, price, now, 'taker')
}

/** Posts an entry at this price, and counts how often that happened in a row. */
function post({ book, chaseMs }: Run, order: Order, limit: number, since: UnixMs): void {
  const { direction } = order
  const { chase } = book
  const goesOn = chase?.direction === direction && since - chase.since < chaseMs
  book.chase =
    goesOn && chase !== null
      ? { ...chase, posts: chase.posts + 1 }
      : { direction, posts: 1, firstPrice: limit, since }
  book.pending = { order, limit, since }
}

function fillEntry(
  { book, rates, witness }: Run,
  order: Order,
  price: number,
  at: UnixMs,
  fills: Fills,
): void {
  const holding = enter(book, order, price, at, rates, fills)
  witness?.entered(holding, price, at, fills)
}

interface Exit {
  price: number
  at: UnixMs
  reason: CloseReason
  fills: Fills
}

interface Ending extends Exit {
  end: EndReason | null
}

function close(
  { book, rates, witness }: Run,
  holding: Holding,
  { price, at, reason, fills }: Exit,
): void {
  leave(book, holding, price, at, rates, fills)
  witness?.left(holding, price, at, reason, fills)
}

/**
 * How the session ends in this bar; null when it does not. Levels skipped by the opening gap are met first, at the open.
 * A waiting entry fills on the bad way, where the price passes its limit. What of the bar came before that is not known:
 * after such a fill the good way leads to the close, and no farther.
 */
function throughBar(run: Run, index: number): Ending | null {
  const { book, limits, tape } = run
  const { pending } = book
  if (book.holdings.length === 0 && pending === null) return null
  const { t, o, h, l, c, interval } = tape.bars
  const price = o[index] ?? NaN
  const direction = directionOf(book)
  const worst = (direction === 1 ? l : h)[index] ?? NaN
  const best = (direction === 1 ? h : l)[index] ?? NaN
  const fillsEntry = pending !== null && direction * worst < direction * pending.limit
  if (!fillsEntry && isCalm(run, direction, worst, best)) return null

  const opensAt = t[index] ?? NaN
  const closesAt = closeTime(opensAt, interval)
  const walk = (next: typeof nextAdverse, start: number, to: number, at: UnixMs): Ending | null => {
    let from = start
    for (;;) {
      const touch = next(book, limits, from, to)
      if (touch === null) return null
      if (touch.holding === null) return { ...touch, at }
      close(run, touch.holding, { ...touch, at })
      from = touch.along
    }
  }
  const gap =
    walk(nextAdverse, price, price, opensAt) ?? walk(nextFavourable, price, price, opensAt)
  if (gap !== null) return gap
  if (!fillsEntry) {
    return walk(nextAdverse, price, worst, closesAt) ?? walk(nextFavourable, price, best, closesAt)
  }
  // Behind a gap it fills at its own price all the same.
  const reached = direction * Math.min(direction * price, direction * pending.limit)
  const before = walk(nextAdverse, price, reached, closesAt)
  if (before !== null) return before
  book.pending = null
  fillEntry(run, pending.order, pending.limit, pending.since, 'maker')
  return (
    walk(nextAdverse, reached, worst, closesAt) ??
    walk(nextFavourable, worst, c[index] ?? NaN, closesAt)
  )
}

/** Whether the bar stays between the nearest levels of what is open. */
function isCalm({ book, limits }: Run, direction: number, worst: number, best: number): boolean {
  if (book.holdings.length === 0) return true
  const { adverse, favourable } = nearestLevels(book, limits)
  return direction * worst > adverse && direction * best < favourable
}

/** Pays funding once for each full hour since the bar before opened, at the price known then. */
function fund({ book, tape, rates, witness }: Run, index: number, mark: number): void {
  const hours = tape.hours[index] ?? 0
  if (hours === 0) return
  payFunding(book, mark, hours, rates)
  if (witness === null) return
  for (const holding of book.holdings) witness.funded(holding, mark, hours)
}

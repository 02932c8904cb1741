// What becomes of entries that rest in the book: posted again, taken back, crossed or let go.
import { compare, divide, multiply, subtract } from '../../contract/decimal.ts'
import type { DecimalString, Side, UnixMs } from '../../contract/primitives.ts'
import type { PositionState, Pursuit, SessionState } from '../types.ts'
import type { RestingEntries } from './maker-rules.ts'
import type { Strategy } from './presets.ts'

/** What an entry on this side would be now. */
export type EntryStyle = 'crosses' | 'rests' | 'let_go'

export function entryStyle(
  { maker }: Pick<Strategy, 'maker'>,
  pursuit: Pursuit | undefined,
  side: Side,
  markPrice: DecimalString,
): EntryStyle {
  const rules = maker?.entries
  if (rules === undefined) return 'crosses'
  if (pursuit?.side !== side || pursuit.posts < rules.mostPosts) return 'rests'
  if (rules.crossWithinPct === null) return 'let_go'
  const moved = movedAwayPct(pursuit, markPrice)
  return compare(moved, String(rules.crossWithinPct)) <= 0 ? 'crosses' : 'let_go'
}

/** Percent by which an entry now is worse than the first post would have been; negative where it is better. */
export function movedAwayPct(
  { side, firstPrice }: Pick<Pursuit, 'side' | 'firstPrice'>,
  price: DecimalString,
): DecimalString {
  const away = side === 'long' ? subtract(price, firstPrice) : subtract(firstPrice, price)
  return divide(multiply(away, 100), firstPrice)
}

/** Milliseconds after its first post in which a pursuit counts; the next entry then begins another. */
export function pursuitMs({ restMs, mostPosts }: RestingEntries): number {
  return 2 * restMs * mostPosts
}

interface Post {
  side: Side
  openedAt: UnixMs
}

/** Of posts without a fill, ascending, those of the latest pursuit; empty once its time is over. */
export function latestPursuit<T extends Post>(
  posts: readonly T[],
  rules: RestingEntries,
  nowMs: UnixMs,
): T[] {
  let latest: T[] = []
  for (const post of posts) {
    const [first] = latest
    const goesOn = first?.side === post.side && post.openedAt - first.openedAt < pursuitMs(rules)
    latest = goesOn ? [...latest, post] : [post]
  }
  const [first] = latest
  return first !== undefined && nowMs - first.openedAt < pursuitMs(rules) ? latest : []
}

export type WithdrawalCause = 'unfilled' | 'session_stopped' | 'session_expired'

/** Why a waiting entry is taken back now; undefined: it goes on waiting, or there is none. */
export function withdrawalCause(
  { waits }: Pick<PositionState, 'waits'>,
  { acceptsEntries, endsAt }: Pick<SessionState, 'acceptsEntries' | 'endsAt'>,
  nowMs: UnixMs,
  { maker, entryCutoffMs }: Pick<Strategy, 'maker' | 'entryCutoffMs'>,
): WithdrawalCause | undefined {
  if (waits === undefined || maker?.entries === undefined) return undefined
  if (!acceptsEntries) return 'session_stopped'
  if (endsAt !== null && endsAt - nowMs < entryCutoffMs) return 'session_expired'
  return nowMs - waits.since >= maker.entries.restMs ? 'unfilled' : undefined
}

/** The same strategy with every order crossing the book. */
export function crossing(strategy: Strategy): Strategy {
  const { maker: _, ...others } = strategy
  return others
}

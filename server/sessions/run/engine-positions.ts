// A session's positions as its strategy sees them: which entries wait in the book, and which targets rest there.
import { isZero } from '../../../contract/decimal.ts'
import { latestPursuit } from '../../../engine/sessions/maker.ts'
import type { Strategy } from '../../../engine/sessions/presets.ts'
import type { PositionState, Pursuit } from '../../../engine/types.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import { positionState } from '../../trading/index.ts'
import type { SessionContext } from './session-context.ts'

type Stores = Pick<SessionContext, 'store'>

/** `live`: positions of the session that are not closed. */
export async function enginePositions(
  { store }: Stores,
  { maker }: Strategy,
  session: SessionRow,
  live: readonly PositionRow[],
): Promise<PositionState[]> {
  if (maker === undefined) return live.map(positionState)
  const waiting = new Map(
    (await store.orders.restingEntries(session.id)).map((row) => [row.positionId, row]),
  )
  return live.map((position) => {
    const entry = waiting.get(position.id)
    return {
      ...positionState(position),
      // One that could not be placed is watched by its price, like any other.
      targetRests: maker.restsTargets && position.protection === 'on_exchange',
      ...(entry && { waits: { limitPrice: entry.limitPrice, since: entry.createdAt } }),
    }
  })
}

/**
 * The posts of entries since the latest one that filled, as far as they are one pursuit. They are read off the books, so
 * that a process that dies in between loses none.
 */
export async function pursuitNow(
  { store, clock }: Pick<SessionContext, 'store' | 'clock'>,
  { maker }: Strategy,
  all: readonly PositionRow[],
): Promise<Pursuit | undefined> {
  if (maker?.entries === undefined) return undefined
  const ascending = all.toSorted((a, b) => a.openedAt - b.openedAt)
  const lastFilled = ascending.findLastIndex(({ entrySize }) => !isZero(entrySize))
  const posts = latestPursuit(ascending.slice(lastFilled + 1), maker.entries, clock())
  const [first] = posts
  if (first === undefined) return undefined
  const orders = await store.orders.ofPosition(first.id)
  const entry = orders.find(({ kind }) => kind === 'entry')
  if (entry === undefined) return undefined
  const { side, openedAt: since } = first
  return { side, posts: posts.length, firstPrice: entry.limitPrice, since }
}

import { getAddress } from 'viem'
import type { Followed } from '../../../contract/board/following.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'
import type { CopyRow, FollowRow } from '../../storage/board/following.ts'
import { labelOf } from '../ranking-view.ts'
import { dayStart, isRunning, usedOf } from './used.ts'

type Ports = Pick<ViewerContext, 'store' | 'viewer' | 'clock'>

const copiesShown = 10

export async function followedViews(
  ctx: Ports,
  follows: readonly FollowRow[],
): Promise<Followed[]> {
  if (follows.length === 0) return []
  const { store, viewer } = ctx
  const ids = follows.map(({ traderId }) => traderId)
  const copies = await store.following.copiesOf(viewer.id, ids, copiesShown)
  const byTrader = Map.groupBy(copies, ({ traderId }) => traderId)
  return Promise.all(follows.map((row) => view(ctx, row, byTrader.get(row.traderId) ?? [])))
}

/** Throws NOT_FOUND. */
export async function followedView(ctx: Ports, traderId: UserId): Promise<Followed> {
  const row = await ctx.store.following.one(ctx.viewer.id, traderId)
  const [only] = row === undefined ? [] : await followedViews(ctx, [row])
  if (only === undefined) throw new ServiceError('NOT_FOUND', 'You do not follow this trader')
  return only
}

async function view(
  { store, viewer, clock }: Ports,
  { traderId, address, role, settings, mayBeFollowed, since, copying }: FollowRow,
  copies: readonly CopyRow[],
): Promise<Followed> {
  const today = dayStart(clock())
  const sessions = await store.following.sessionsOf(viewer.id, traderId, today)
  const house = role === 'house'
  return {
    userId: traderId,
    // Whoever is followed has traded, and so has a wallet.
    address: getAddress(address ?? ''),
    label: house ? labelOf(settings) : null,
    house,
    isAllowed: house || mayBeFollowed,
    since,
    copying,
    running: sessions.filter(isRunning).map(({ id }) => id),
    usedToday: usedOf(sessions, today),
    copies: copies.map(({ id, symbol, state, problem, at }) => ({
      sessionId: state === 'started' ? id : null,
      symbol,
      state,
      problem,
      at,
    })),
  }
}

import type * as contract from '../../../contract/endpoints.ts'
import { followLimits } from '../../../contract/board/following.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { Store } from '../../storage/store.ts'
import { followedView, followedViews } from './followed-view.ts'

export const listFollowed: Verb<ViewerContext, typeof contract.listFollowed> = async ({ ctx }) => {
  const { store, viewer } = ctx
  const [isAllowed, rows] = await Promise.all([
    store.following.mayBeFollowed(viewer.id),
    store.following.list(viewer.id),
  ])
  return { isAllowed, items: await followedViews(ctx, rows) }
}

export const allowFollowing: Verb<ViewerContext, typeof contract.allowFollowing> = async ({
  ctx: { store, viewer },
  input: {
    body: { isAllowed },
  },
}) => {
  await store.following.allow(viewer.id, isAllowed)
  return { isAllowed }
}

/** Copies begin with the next session that the trader starts. */
export const followTrader: Verb<ViewerContext, typeof contract.followTrader> = async ({
  ctx,
  input: { params, body },
}) => {
  const { store, viewer, clock } = ctx
  await store.transaction(async (inside) => {
    await inside.sessions.lockUser(viewer.id)
    if ((await inside.following.one(viewer.id, params.userId)) === undefined) {
      await requireFollowable(inside, viewer.id, params.userId)
      if ((await inside.following.count(viewer.id)) >= followLimits.followed) {
        throw new ServiceError(
          'TOO_MANY_FOLLOWED',
          `You follow ${followLimits.followed} traders: leave one first`,
        )
      }
    }
    await inside.following.put(viewer.id, params.userId, body.copying, clock())
  })
  return followedView(ctx, params.userId)
}

export const unfollowTrader: Verb<ViewerContext, typeof contract.unfollowTrader> = async ({
  ctx: { store, viewer },
  input: { params },
}) => {
  if (!(await store.following.remove(viewer.id, params.userId))) {
    throw new ServiceError('NOT_FOUND', 'You do not follow this trader')
  }
  return { removed: true }
}

/** Only who is on the leaderboard, so that nobody learns who else has an account. */
async function requireFollowable(store: Store, own: UserId, traderId: UserId): Promise<void> {
  const standing = await store.leaderboard.standing('all', traderId)
  const user = standing === undefined ? undefined : await store.users.byId(traderId)
  if (user === undefined) throw new ServiceError('NOT_FOUND', 'There is no such trader')
  if (traderId === own) throw new ServiceError('NOT_FOLLOWABLE', 'You cannot follow yourself')
  if (user.role !== 'house' && !(await store.following.mayBeFollowed(traderId))) {
    throw new ServiceError('NOT_FOLLOWABLE', 'This trader does not let others follow')
  }
}

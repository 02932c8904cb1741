import type { Address, UserId } from '../../../contract/primitives.ts'
import type { Context, ViewerContext } from '../../context.ts'

/** The context for acting for somebody who is not there: programs and copies run while nobody is signed in. */
export async function actingFor(ctx: Context, userId: UserId): Promise<ViewerContext> {
  const user = await ctx.store.users.byId(userId)
  if (user === undefined || user.address === null) throw new Error(`user ${userId} vanished`)
  return {
    ...ctx,
    viewer: {
      id: userId,
      // Validated before it was stored.
      address: user.address as Address,
      via: {
        kind: 'bearer',
        scopes: new Set(['trade']),
        epoch: user.tokenEpoch,
        expiresAtMs: Number.MAX_SAFE_INTEGER,
      },
    },
  }
}

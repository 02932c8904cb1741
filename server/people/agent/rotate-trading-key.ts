import type { rotateTradingKey } from '../../../contract/people/auth.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { tradingKey } from './trading-key.ts'

/**
 * A working agent is not replaced while sessions or positions need it for closing. One that may not trade any more
 * is of no use to them, so that it may be replaced.
 */
export function replaceTradingKey(
  nextNonce: () => number,
): Verb<ViewerContext, typeof rotateTradingKey> {
  return async ({ ctx }) => {
    const { agents, viewer } = ctx
    const since = performance.now()
    const { mayClose: isTrading } = await ctx.authority.look(viewer, 0)
    await agents.rotate(viewer.id, async (store) => {
      if (!isTrading) return
      const [running, live] = await Promise.all([
        store.sessions.running(viewer.id),
        store.positions.liveOfUser(viewer.id),
      ])
      if (running.length === 0 && live.length === 0) return
      const what = running.length > 0 ? `${running.length} running` : 'positions of an ended'
      throw new ServiceError(
        'SESSION_RUNNING',
        `The agent still trades for ${what} session${running.length === 1 ? '' : 's'}: stop and close first`,
      )
    })
    const { mayClose, validUntil } = await ctx.authority.look(viewer, 0)
    return tradingKey(ctx, { mayClose, validUntil }, { nextNonce, since })
  }
}

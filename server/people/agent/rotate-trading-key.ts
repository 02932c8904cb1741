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
      const [running, byHand, live] = await Promise.all([
        store.sessions.running(viewer.id),
        store.deskTrades.living(viewer.id),
        store.positions.liveOfUser(viewer.id),
      ])
      const kept = live.length - byHand.length
      const held = [
        ...(running.length === 0 ? [] : [counted(running.length, 'running session')]),
        ...(byHand.length === 0 ? [] : [counted(byHand.length, 'trade by hand', 'trades by hand')]),
        ...(running.length > 0 || kept <= 0 ? [] : [counted(kept, 'kept position')]),
      ]
      if (held.length === 0) return
      const message = `The agent still trades for ${held.join(' and ')}: stop and close first`
      throw new ServiceError('SESSION_RUNNING', message)
    })
    const { mayClose, validUntil } = await ctx.authority.look(viewer, 0)
    return tradingKey(ctx, { mayClose, validUntil }, { nextNonce, since })
  }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

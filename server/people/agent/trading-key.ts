import type { Authority } from '../../../contract/people/authority.ts'
import type { TradingKey, getTradingKey } from '../../../contract/people/auth.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { approveAgent, approveBuilderFee } from './approvals.ts'

/** An agent with less time than this counts as not approved: a session should not outlive it. */
const expiryMarginMs = 24 * 3_600_000
/** Should it be gone sooner, an order is refused for it, which tells. */
const enoughFeeMs = 300_000

export function readTradingKey(nextNonce: () => number): Verb<ViewerContext, typeof getTradingKey> {
  return async ({ ctx }) => {
    const since = performance.now()
    const authority = await ctx.authority.look(ctx.viewer, 0)
    // An address that was approved once is not approved again: the exchange forgets the nonces of an agent that it
    // drops, so that what the old one signed could be replayed.
    if (!authority.mayClose) await replaceSpent(ctx)
    return tradingKey(ctx, authority, { nextNonce, since })
  }
}

/**
 * What is to be signed names the next agent while the current one trades: the exchange approves no address twice.
 * `since`: when the viewer asked, by `performance.now()`.
 */
export async function tradingKey(
  ctx: ViewerContext,
  { mayClose, validUntil }: Pick<Authority, 'mayClose' | 'validUntil'>,
  { nextNonce, since }: { nextNonce: () => number; since: number },
): Promise<TradingKey> {
  const { agents, authority, config, viewer } = ctx
  const [agent, approvedFee] = await Promise.all([
    agents.addressOf(viewer.id),
    authority.builderFee(viewer, { enoughMs: enoughFeeMs, since }),
  ])
  const toApprove = mayClose ? await agents.nextOf(viewer.id) : agent
  return {
    agentAddress: agent.address,
    agentName: agent.name,
    approved: mayClose && lastsFrom(ctx.clock(), validUntil),
    validUntil: mayClose ? validUntil : null,
    builder: {
      address: config.builder.address,
      maxFeeRate: config.builder.maxFeeRate,
      approved: approvedFee >= config.builder.feeTenthsBp,
    },
    approveAgent: approveAgent(config, toApprove, nextNonce()),
    approveBuilderFee: approveBuilderFee(config, nextNonce()),
  }
}

/** Two at once: the second finds another key, and leaves it. */
async function replaceSpent({ agents, viewer }: ViewerContext): Promise<void> {
  const { address, isSpent, isReadable } = await agents.standing(viewer.id)
  if (!isSpent && isReadable) return
  await agents
    .rotate(viewer.id, async (store) => {
      const row = await store.agentKeys.currentOf(viewer.id)
      if (row?.address !== address) throw new AlreadyReplaced()
    })
    .catch((error: unknown) => {
      if (!(error instanceof AlreadyReplaced)) throw error
    })
}

class AlreadyReplaced extends Error {}

function lastsFrom(now: UnixMs, validUntil: UnixMs | null): boolean {
  return validUntil === null || validUntil - now > expiryMarginMs
}

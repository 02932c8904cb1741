import { isAddressEqual } from 'viem'
import type { TradingKey, getTradingKey } from '../../contract/auth.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import type { ViewerContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { approveAgent, approveBuilderFee } from './approvals.ts'
import { type AgentApproval, agentApproval } from './agent-approval.ts'

/** An agent with less time than this counts as not approved: a session should not outlive it. */
const expiryMarginMs = 24 * 3_600_000

export function readTradingKey(nextNonce: () => number): Verb<ViewerContext, typeof getTradingKey> {
  return async ({ ctx }) => {
    const approval = await agentApproval(ctx)
    if (approval !== undefined) await ctx.agents.noteApproval(ctx.viewer.id)
    // An address that was approved once is not approved again: the exchange forgets the nonces of an agent that it
    // drops, so that what the old one signed could be replayed.
    else if (await ctx.agents.wasApproved(ctx.viewer.id)) await replaceSpent(ctx)
    return tradingKey(ctx, approval, nextNonce)
  }
}

export async function tradingKey(
  ctx: ViewerContext,
  approval: AgentApproval | undefined,
  nextNonce: () => number,
): Promise<TradingKey> {
  const { config, exchange, viewer } = ctx
  const [agent, approvedFee] = await Promise.all([
    ctx.agents.addressOf(viewer.id),
    exchange.builderFee(viewer.address),
  ])
  const own = approval !== undefined && isAddressEqual(approval.address, agent.address)
  return {
    agentAddress: agent.address,
    agentName: agent.name,
    approved: own && lastsFrom(ctx.clock(), approval.validUntil),
    validUntil: own ? approval.validUntil : null,
    builder: {
      address: config.builder.address,
      maxFeeRate: config.builder.maxFeeRate,
      approved: approvedFee >= config.builder.feeTenthsBp,
    },
    approveAgent: approveAgent(config, agent, nextNonce()),
    approveBuilderFee: approveBuilderFee(config, nextNonce()),
  }
}

/** Two at once: the second finds a key that was never approved, and leaves it. */
function replaceSpent({ agents, viewer }: ViewerContext): Promise<void> {
  return agents
    .rotate(viewer.id, async (store) => {
      const row = await store.agentKeys.currentOf(viewer.id)
      if (row?.approvedAt === null) throw new AlreadyReplaced()
    })
    .catch((error: unknown) => {
      if (!(error instanceof AlreadyReplaced)) throw error
    })
}

class AlreadyReplaced extends Error {}

function lastsFrom(now: UnixMs, validUntil: UnixMs | null): boolean {
  return validUntil === null || validUntil - now > expiryMarginMs
}

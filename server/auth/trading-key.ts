import { isAddressEqual } from 'viem'
import type { getTradingKey } from '../../contract/auth.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import type { Clock, ViewerContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { approveAgent, approveBuilderFee } from './approvals.ts'

/** An agent with less time than this counts as not approved: a session should not outlive it. */
const expiryMarginMs = 24 * 3_600_000

export function readTradingKey(clock: Clock): Verb<ViewerContext, typeof getTradingKey> {
  const nextNonce = createNonces(clock)
  return async ({ ctx }) => {
    const { config, exchange, viewer } = ctx
    const agent = await ctx.agents.addressOf(viewer.id)
    const [approvedAgents, approvedFee] = await Promise.all([
      exchange.agents(viewer.address),
      exchange.builderFee(viewer.address),
    ])
    const approval = approvedAgents.find(({ address }) => isAddressEqual(address, agent.address))
    return {
      agentAddress: agent.address,
      agentName: agent.name,
      approved: approval !== undefined && lastsFrom(ctx.clock(), approval.validUntil),
      validUntil: approval?.validUntil ?? null,
      builder: {
        address: config.builder.address,
        maxFeeRate: config.builder.maxFeeRate,
        approved: approvedFee >= config.builder.feeTenthsBp,
      },
      approveAgent: approveAgent(config, agent, nextNonce()),
      approveBuilderFee: approveBuilderFee(config, nextNonce()),
    }
  }
}

function lastsFrom(now: UnixMs, validUntil: UnixMs | null): boolean {
  return validUntil === null || validUntil - now > expiryMarginMs
}

/** Milliseconds, as the exchange wants nonces; never the same twice. */
function createNonces(clock: Clock): () => number {
  let last = 0
  return () => {
    last = Math.max(clock(), last + 1)
    return last
  }
}

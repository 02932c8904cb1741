import type { Authority } from '../../../contract/people/authority.ts'
import type { TradingKey, getTradingKey } from '../../../contract/people/auth.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { approveAgent, approveBuilderFee } from './approvals.ts'

/** Milliseconds. An agent with less time left counts as not approved, because a session should not outlive it. */
const expiryMarginMs = 24 * 3_600_000
/** Milliseconds. If the approval is revoked in between, an order is refused, which shows it. */
const enoughFeeMs = 300_000
/** Milliseconds. While the agent is still to be approved, the fee is too, and its approval is signed after the agent's. */
const missingFeeMs = 60_000

export function readTradingKey(nextNonce: () => number): Verb<ViewerContext, typeof getTradingKey> {
  return async ({ ctx }) => {
    const since = performance.now()
    const authority = await ctx.authority.look(ctx.viewer, 0)
    // An address is never approved twice: the exchange forgets the nonces of an agent that it drops, so that old
    // signatures could be replayed.
    if (!authority.mayClose) await replaceSpent(ctx)
    const feeSince = authority.mayClose ? since : since - missingFeeMs
    return tradingKey(ctx, authority, { nextNonce, since: feeSince })
  }
}

/**
 * While the current agent trades, the data to sign names the next one: the exchange does not approve an address
 * twice. `since`: the fee's approval was requested then or later, by `performance.now()`.
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

/** When two requests do this at once, the second finds a new key and keeps it. */
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

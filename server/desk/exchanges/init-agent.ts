import type * as contract from '../../../contract/endpoints.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'
import { readTradingKey } from '../../people/index.ts'
import type { Verb } from '../../route.ts'
import { requireOwnWallet } from './require-account.ts'
import { onWire } from './signed-approval.ts'

type Init = typeof contract.initAgentWallet

/** The trading key's agent; once one is in use, the one that will replace it. */
export function initAgentWallet(nextNonce: () => number): Verb<ViewerContext, Init> {
  const read = readTradingKey(nextNonce)
  return async ({ ctx, input: { body } }) => {
    requireOwnWallet(ctx, body.wallet_address)
    const before = await ctx.agents.standing(ctx.viewer.id)
    const { approveAgent } = await read({ ctx, input: {} })
    const agent = String(approveAgent.message['agentAddress'])
    const waiting = before.isNew ? [before.next] : [before.address, before.next]
    return {
      account_id: ctx.viewer.id,
      agent_address: agent,
      is_new: !waiting.includes(agent as Address),
      ...onWire(approveAgent),
    }
  }
}

import { isAddressEqual } from 'viem'
import type { Address, UnixMs } from '../../contract/primitives.ts'
import type { ViewerContext } from '../context.ts'

export interface AgentApproval {
  address: Address
  validUntil: UnixMs | null
}

/** What the exchange says of the current agent; undefined when it is not approved, or not any more. */
export async function agentApproval(ctx: ViewerContext): Promise<AgentApproval | undefined> {
  const [agent, approved] = await Promise.all([
    ctx.agents.addressOf(ctx.viewer.id),
    ctx.exchange.agents(ctx.viewer.address),
  ])
  const found = approved.find(({ address }) => isAddressEqual(address, agent.address))
  const isOver = found !== undefined && found.validUntil !== null && found.validUntil <= ctx.clock()
  return isOver ? undefined : found
}

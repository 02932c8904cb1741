import { ServiceError, documentedMessages } from '../../contract/errors.ts'
import type { ViewerContext } from '../context.ts'
import { ExchangeBusy } from '../exchange/failures.ts'

/** The viewer's wallet must have let the agent trade and the builder earn, as the exchange knows it now. */
export async function requireApprovals(ctx: ViewerContext): Promise<void> {
  await Promise.all([requireAgent(ctx), requireBuilderFee(ctx)])
}

async function requireAgent({ agents, exchange, viewer, clock }: ViewerContext): Promise<void> {
  const { address, name } = await agents.addressOf(viewer.id)
  const approved = await exchange.agents(viewer.address)
  const agent = approved.find((one) => one.address.toLowerCase() === address.toLowerCase())
  const isValid = agent !== undefined && (agent.validUntil === null || agent.validUntil > clock())
  if (isValid) return
  throw new ServiceError(
    'AGENT_NOT_APPROVED',
    agent === undefined
      ? `Your wallet has not approved the trading agent ${name} (${address}) yet`
      : `The approval of the trading agent ${name} (${address}) has expired; approve it again`,
  )
}

async function requireBuilderFee({ config, exchange, viewer }: ViewerContext): Promise<void> {
  const { address, feeTenthsBp, maxFeeRate } = config.builder
  const approved = await exchange.builderFee(viewer.address).catch((error: unknown) => {
    if (!(error instanceof ExchangeBusy)) throw error
    throw new ServiceError('BUILDER_FEE_FAILED', documentedMessages.BUILDER_FEE_FAILED)
  })
  if (approved >= feeTenthsBp) return
  throw new ServiceError(
    'BUILDER_FEE_NOT_APPROVED',
    `Your wallet has not approved a builder fee of up to ${maxFeeRate} for ${address} yet`,
  )
}

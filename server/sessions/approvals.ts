// The viewer's wallet must have let the agent trade and the builder earn, as the exchange knows it now.
import { ServiceError, documentedMessages } from '../../contract/errors.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import type { ViewerContext } from '../context.ts'
import { ExchangeBusy } from '../exchange/failures.ts'
import { type Check, failed, passed, warned } from './start-checks.ts'
import { type StartTerms, endOf } from './terms.ts'

export function checkApprovals(ctx: ViewerContext, terms: StartTerms): Promise<Check[]> {
  return Promise.all([checkAgent(ctx, terms), checkBuilderFee(ctx)])
}

async function checkAgent(ctx: ViewerContext, terms: StartTerms): Promise<Check> {
  const { agents, exchange, viewer } = ctx
  const now = ctx.clock()
  const { address, name } = await agents.addressOf(viewer.id)
  const approved = await exchange.agents(viewer.address)
  const agent = approved.find((one) => one.address.toLowerCase() === address.toLowerCase())
  const required = 'approved'
  const fix = 'approve_agent'
  if (agent === undefined) {
    const message = `Your wallet has not approved the trading agent ${name} (${address}) yet`
    const refusal = new ServiceError('AGENT_NOT_APPROVED', message)
    return failed('agent', refusal, { required, actual: 'not approved', fix })
  }
  const { validUntil } = agent
  if (validUntil !== null && validUntil <= now) {
    const message = `The approval of the trading agent ${name} (${address}) has expired; approve it again`
    const refusal = new ServiceError('AGENT_NOT_APPROVED', message)
    return failed('agent', refusal, { required, actual: `expired on ${dayOf(validUntil)}`, fix })
  }
  await agents.noteApproval(viewer.id)
  if (validUntil === null) {
    return passed('agent', 'The agent may trade, never withdraw', { required, actual: required })
  }
  const actual = `approved until ${dayOf(validUntil)}`
  const endsAt = endOf(terms, now)
  if (endsAt !== null && validUntil < endsAt) {
    const message = `The agent is ${actual}, the session lasts until ${dayOf(endsAt)}: renew it before, or nothing but take-profits and stops can close`
    return warned('agent', message, { required: `until ${dayOf(endsAt)}`, actual, fix })
  }
  return passed('agent', 'The agent may trade, never withdraw', { required, actual })
}

async function checkBuilderFee({ config, exchange, viewer }: ViewerContext): Promise<Check> {
  const { address, feeTenthsBp, maxFeeRate } = config.builder
  const required = percentOf(feeTenthsBp)
  let approved: number
  try {
    approved = await exchange.builderFee(viewer.address)
  } catch (error) {
    if (!(error instanceof ExchangeBusy)) throw error
    const refusal = new ServiceError('BUILDER_FEE_FAILED', documentedMessages.BUILDER_FEE_FAILED)
    return failed('builder_fee', refusal, { required, actual: 'not known', fix: 'retry' })
  }
  const actual = percentOf(approved)
  if (approved >= feeTenthsBp) {
    return passed('builder_fee', `A fee of ${required} of each fill is approved`, {
      required,
      actual,
    })
  }
  const message = `Your wallet has not approved a builder fee of up to ${maxFeeRate} for ${address} yet`
  const refusal = new ServiceError('BUILDER_FEE_NOT_APPROVED', message)
  return failed('builder_fee', refusal, { required, actual, fix: 'approve_builder_fee' })
}

function dayOf(at: UnixMs): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** From tenths of a basis point. */
function percentOf(tenthsBp: number): string {
  return `${tenthsBp / 1_000}%`
}

// Whether the viewer's wallet has approved the agent and the builder fee, as the exchange knows it now.
import { ServiceError, documentedMessages } from '../../../contract/errors.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'
import { ExchangeBusy } from '../../venue/index.ts'
import { english } from '../../../contract/words/english.ts'
import { authorityReason } from '../../trading/index.ts'
import { type Check, failed, passed, warned } from './start-checks.ts'
import { type StartTerms, endOf } from './terms.ts'

/** Milliseconds. While the agent is not approved nothing starts, so that a fee that was missing then need not be fresh. */
const missingFeeMs = 60_000

/** `enoughMs`: the greatest age of the answer about the builder fee. */
export async function checkApprovals(
  ctx: ViewerContext,
  terms: StartTerms,
  enoughMs: number,
): Promise<Check[]> {
  const since = performance.now()
  const freshFee = { enoughMs, since }
  if (ctx.authority.known(ctx.viewer.id)?.mayClose === true) {
    return Promise.all([checkAgent(ctx, terms), checkBuilderFee(ctx, freshFee)])
  }
  const agent = await checkAgent(ctx, terms)
  const fee = agent.refusal === null ? freshFee : { enoughMs, since: since - missingFeeMs }
  return [agent, await checkBuilderFee(ctx, fee)]
}

/**
 * Milliseconds. An approval that was valid this long ago is accepted: if it is gone, the exchange refuses the first order. A
 * missing one is asked for again, since it may have just been given.
 */
const approvalMaxAgeMs = 30_000

async function checkAgent(ctx: ViewerContext, terms: StartTerms): Promise<Check> {
  const { authority, viewer } = ctx
  const now = ctx.clock()
  const isApproved = authority.known(viewer.id)?.mayClose === true
  const looked = await authority.look(viewer, isApproved ? approvalMaxAgeMs : 0)
  const { state, mayClose, validUntil } = looked
  const reason = authorityReason(looked, now)
  const required = 'approved'
  if (!mayClose) {
    const refusal = new ServiceError('AGENT_NOT_APPROVED', english.tell(reason))
    const actual = state === 'unapproved' ? 'not approved' : state.replaceAll('_', ' ')
    return failed('agent', refusal, { required, actual, reason, fix: 'approve_agent' })
  }
  const may = 'The agent may trade, never withdraw'
  if (validUntil === null) return passed('agent', may, { required, actual: required })
  const actual = `approved until ${dayOf(validUntil)}`
  const endsAt = endOf(terms, now)
  if (endsAt !== null && validUntil < endsAt) {
    const message = `The agent is ${actual}, the session lasts until ${dayOf(endsAt)}: renew it before, or nothing but take-profits and stops can close`
    return warned('agent', message, {
      required: `until ${dayOf(endsAt)}`,
      actual,
      fix: 'approve_agent',
    })
  }
  return state === 'expiring'
    ? warned('agent', english.tell(reason), { required, actual, reason, fix: 'approve_agent' })
    : passed('agent', may, { required, actual })
}

async function checkBuilderFee(
  { config, authority, viewer }: ViewerContext,
  freshness: { enoughMs: number; since: number },
): Promise<Check> {
  const { address, feeTenthsBp, maxFeeRate } = config.builder
  const required = percentOf(feeTenthsBp)
  let approved: number
  try {
    approved = await authority.builderFee(viewer, freshness)
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

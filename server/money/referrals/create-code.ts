import { randomInt } from 'node:crypto'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { cohortNow, eligibilityOf, isEligible, viewReferral } from './get.ts'
import { requireSelf } from './own.ts'
import { isReserved } from './reserved-codes.ts'

/** Without 0 O 1 I L, which are easily confused. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const randomLength = 8
const attempts = 10

/** A code is permanent: asking again without a name, or with the same one, returns the existing code. */
export const createReferralCode: Verb<ViewerContext, typeof contract.createReferralCode> = async ({
  ctx,
  input,
}) => {
  requireSelf(ctx, input.params.userId)
  const wanted = input.body.code
  const own = await ctx.store.referrals.codeOf(ctx.viewer.id)
  if (own === null) await make(ctx, wanted)
  else refuseAnother(own, wanted)
  return viewReferral(ctx)
}

async function make(ctx: ViewerContext, wanted: string | undefined): Promise<void> {
  if (wanted !== undefined && isReserved(wanted)) {
    throw new ServiceError('REFERRAL_REFUSED', `${wanted} is not available: choose another code`, {
      details: [{ path: 'code', message: 'is reserved' }],
    })
  }
  await requireVolume(ctx)
  const { cohortYear } = await cohortNow(ctx)
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await add(ctx, wanted ?? randomCode(), cohortYear)) return
    // The code is taken, or another request of this viewer was faster.
    const own = await ctx.store.referrals.codeOf(ctx.viewer.id)
    if (own !== null) return refuseAnother(own, wanted)
    if (wanted !== undefined) throw taken(`${wanted} belongs to somebody else: choose another code`)
  }
  throw new Error('no random code was free')
}

async function requireVolume(ctx: ViewerContext): Promise<void> {
  const eligibility = await eligibilityOf(ctx)
  if (isEligible(eligibility)) return
  const { volume, required } = eligibility
  throw new ServiceError(
    'REFERRAL_NOT_ELIGIBLE',
    `A code asks for ${required} USDC of traded volume; so far it is ${volume}`,
  )
}

function add(
  { store, viewer, clock }: ViewerContext,
  code: string,
  cohortYear: number,
): Promise<boolean> {
  return store.referrals.addCode({ userId: viewer.id, code, createdAt: clock(), cohortYear })
}

function refuseAnother(own: string, wanted: string | undefined): void {
  if (wanted === undefined || wanted === own) return
  throw taken(`Your code is ${own}, and cannot be changed`)
}

function randomCode(): string {
  const letters = Array.from({ length: randomLength }, () => alphabet[randomInt(alphabet.length)])
  return letters.join('')
}

const taken = (message: string) => new ServiceError('REFERRAL_CODE_TAKEN', message)

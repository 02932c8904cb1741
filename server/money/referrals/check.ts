import type * as contract from '../../../contract/endpoints.ts'
import { readReferralCode } from '../../../contract/money/referrals.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { isReserved } from './reserved-codes.ts'

/** Does not reveal the code's owner. */
export const checkReferralCode: Verb<Context, typeof contract.checkReferralCode> = async ({
  ctx,
  input,
}) => {
  const code = readReferralCode(input.body.code)
  if (code === undefined) return { valid: false, available: false, code: input.body.code }
  const valid = (await ctx.store.referrals.ownerOf(code)) !== undefined
  return { valid, available: !valid && !isReserved(code), code }
}

import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import { approveBuilderFee } from '../../people/index.ts'
import type { Verb } from '../../route.ts'
import { requireAccount } from './require-account.ts'
import { postApproval } from './signed-approval.ts'

type Approve = typeof contract.approveBuilderFee

/** The signed action is made again from the nonce. */
export const approveFee: Verb<ViewerContext, Approve> = async ({ ctx, input: { body } }) => {
  requireAccount(ctx, body.account_id)
  const { config } = ctx
  if (await hasApprovedFee(ctx)) {
    throw new ServiceError('ALREADY_APPROVED', 'The builder fee is approved already')
  }
  await postApproval(ctx, approveBuilderFee(config, body.nonce), body)
  const success = await hasApprovedFee(ctx)
  return {
    success,
    max_fee_rate: config.builder.maxFeeRate,
    message: success
      ? 'The builder fee is approved'
      : 'The exchange took the approval, and does not tell of it yet; ask again in a moment',
  }
}

/** As the exchange says now. */
export async function hasApprovedFee({
  authority,
  config,
  viewer,
}: ViewerContext): Promise<boolean> {
  const asked = { enoughMs: 0, since: performance.now() }
  return (await authority.builderFee(viewer, asked)) >= config.builder.feeTenthsBp
}

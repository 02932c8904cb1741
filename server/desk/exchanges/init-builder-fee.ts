import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import { approveBuilderFee } from '../../people/index.ts'
import type { Verb } from '../../route.ts'
import { hasApprovedFee } from './approve-builder-fee.ts'
import { requireOwnWallet } from './require-account.ts'
import { onWire } from './signed-approval.ts'

type Init = typeof contract.initBuilderFee

export function initBuilderFee(nextNonce: () => number): Verb<ViewerContext, Init> {
  return async ({ ctx, input: { body } }) => {
    requireOwnWallet(ctx, body.wallet_address)
    const { config, viewer } = ctx
    const { address, maxFeeRate } = config.builder
    return {
      account_id: viewer.id,
      builder_address: address,
      max_fee_rate: maxFeeRate,
      approved: await hasApprovedFee(ctx),
      ...onWire(approveBuilderFee(config, nextNonce())),
    }
  }
}

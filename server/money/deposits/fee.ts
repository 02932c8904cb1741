import { maximum } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'

/** What the wallet permits is no less than Circle asks for: a mint that does not pay is not made. */
export const readDepositFee: Verb<ViewerContext, typeof contract.getDepositFee> = async ({
  ctx: { chain, config },
}) => {
  if (config.cctp === undefined) throw new ServiceError('NOT_FOUND', 'There is no CCTP here')
  const told = await chain.depositFee()
  return { ...told, most: maximum(config.cctp.depositFee, told.fee ?? 0) }
}

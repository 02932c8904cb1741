// What the viewer's wallet signs for the exchange, as programs get it, and its signature on the way there.
import type { OutputOf, ParsedInputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { TypedData } from '../../../contract/people/typed-data.ts'
import type { ViewerContext } from '../../context.ts'

type OnWire = Pick<OutputOf<typeof contract.initAgentWallet>, 'typed_data' | 'nonce'>
type Signed = ParsedInputOf<typeof contract.approveAgentWallet>['body']

export function onWire({ domain, types, primaryType, message, nonce }: TypedData): OnWire {
  return {
    typed_data: { domain: { ...domain }, types, primaryType, primary_type: primaryType, message },
    nonce,
  }
}

/** Returns once the exchange has taken it. Throws EXCHANGE_REJECTED and EXCHANGE_TIMEOUT. */
export async function postApproval(
  { exchange }: ViewerContext,
  { action }: TypedData,
  { nonce, signature }: Signed,
): Promise<void> {
  // The schema has checked the format.
  const outcome = await exchange.postSigned({
    action,
    nonce,
    signature: signature as `0x${string}`,
  })
  if (outcome.status === 'rejected') throw new ServiceError('EXCHANGE_REJECTED', outcome.message)
  if (outcome.status === 'unknown') {
    const message = 'The exchange did not answer whether it took the approval; look at the account'
    throw new ServiceError('EXCHANGE_TIMEOUT', message)
  }
}

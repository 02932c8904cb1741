import { isAddressEqual } from 'viem'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import { readAddress, readTradingKey } from '../../people/index.ts'
import type { Verb } from '../../route.ts'

type Init = typeof contract.initAgentWallet

/** The trading key's agent; once one is in use, the one that will replace it. */
export function initAgentWallet(nextNonce: () => number): Verb<ViewerContext, Init> {
  const read = readTradingKey(nextNonce)
  return async ({ ctx, input: { body } }) => {
    const wallet = readAddress(body.wallet_address)
    if (!isAddressEqual(wallet, ctx.viewer.address)) {
      throw new ServiceError('NOT_FOUND', 'That wallet is not the one that is signed in')
    }
    const { approveAgent } = await read({ ctx, input: {} })
    const { domain, types, primaryType, message, nonce } = approveAgent
    return {
      account_id: ctx.viewer.id,
      agent_address: String(message['agentAddress']),
      typed_data: { domain: { ...domain }, types, primary_type: primaryType, message },
      nonce,
    }
  }
}

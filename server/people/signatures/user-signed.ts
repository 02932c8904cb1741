// The exchange's "user-signed actions": typed data that only the account's own wallet can sign, ready to post.
// https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/exchange-endpoint
import { numberToHex, zeroAddress } from 'viem'
import type { TypedData } from '../../../contract/people/typed-data.ts'
import type { ServerConfig } from '../../settings/config.ts'

export interface TypedField {
  name: string
  type: string
}

const domainFields: TypedField[] = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
]

/** `message`: the fields in any order, including the nonce under the action's name for it. */
export function userSigned(
  config: Pick<ServerConfig, 'exchange' | 'chain'>,
  action: {
    type: string
    primaryType: string
    fields: TypedField[]
    message: Record<string, string | number>
    nonce: number
  },
): TypedData {
  const message = {
    hyperliquidChain: config.exchange.isTestnet ? 'Testnet' : 'Mainnet',
    ...action.message,
  }
  return {
    // A wallet signs only for the chain that it is connected to, so that both chain ids are the configured one.
    domain: {
      name: 'HyperliquidSignTransaction',
      version: '1',
      chainId: config.chain.id,
      verifyingContract: zeroAddress,
    },
    types: { EIP712Domain: domainFields, [action.primaryType]: action.fields },
    primaryType: action.primaryType,
    message,
    action: { type: action.type, signatureChainId: numberToHex(config.chain.id), ...message },
    nonce: action.nonce,
  }
}

/** Milliseconds, which the exchange requires of nonces; never the same twice. */
export function createNonces(clock: () => number): () => number {
  let last = 0
  return () => {
    last = Math.max(clock(), last + 1)
    return last
  }
}

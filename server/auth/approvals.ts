// What the viewer's wallet signs to let the agent trade: the exchange's "user-signed actions", ready to post.
import { numberToHex } from 'viem'
import type { Address } from '../../contract/primitives.ts'
import type { TypedData } from '../../contract/typed-data.ts'
import type * as z from 'zod/mini'
import type { ServerConfig } from '../config.ts'

type Approval = z.infer<typeof TypedData>
type Field = { name: string; type: string }

const domainFields: Field[] = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
]

export function approveAgent(
  config: ServerConfig,
  agent: { address: Address; name: string },
  nonce: number,
): Approval {
  return userSigned(config, {
    type: 'approveAgent',
    primaryType: 'HyperliquidTransaction:ApproveAgent',
    fields: [
      { name: 'hyperliquidChain', type: 'string' },
      { name: 'agentAddress', type: 'address' },
      { name: 'agentName', type: 'string' },
      { name: 'nonce', type: 'uint64' },
    ],
    values: { agentAddress: agent.address.toLowerCase(), agentName: agent.name },
    nonce,
  })
}

export function approveBuilderFee(config: ServerConfig, nonce: number): Approval {
  return userSigned(config, {
    type: 'approveBuilderFee',
    primaryType: 'HyperliquidTransaction:ApproveBuilderFee',
    fields: [
      { name: 'hyperliquidChain', type: 'string' },
      { name: 'maxFeeRate', type: 'string' },
      { name: 'builder', type: 'address' },
      { name: 'nonce', type: 'uint64' },
    ],
    values: {
      maxFeeRate: config.builder.maxFeeRate,
      builder: config.builder.address.toLowerCase(),
    },
    nonce,
  })
}

function userSigned(
  config: ServerConfig,
  action: {
    type: string
    primaryType: string
    fields: Field[]
    values: Record<string, string>
    nonce: number
  },
): Approval {
  const message = {
    hyperliquidChain: config.exchange.isTestnet ? 'Testnet' : 'Mainnet',
    ...action.values,
    nonce: action.nonce,
  }
  return {
    // A wallet signs only for the chain that it is on, so both chain ids are the configured one.
    domain: {
      name: 'HyperliquidSignTransaction',
      version: '1',
      chainId: config.chain.id,
      verifyingContract: '0x0000000000000000000000000000000000000000',
    },
    types: { EIP712Domain: domainFields, [action.primaryType]: action.fields },
    primaryType: action.primaryType,
    message,
    action: { type: action.type, signatureChainId: numberToHex(config.chain.id), ...message },
    nonce: action.nonce,
  }
}

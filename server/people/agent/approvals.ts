// The typed data that the viewer's wallet signs to let the agent trade.
import type { Address } from '../../../contract/primitives.ts'
import type { TypedData } from '../../../contract/people/typed-data.ts'
import type { ServerConfig } from '../../settings/config.ts'
import { userSigned } from '../signatures/user-signed.ts'

export function approveAgent(
  config: ServerConfig,
  agent: { address: Address; name: string },
  nonce: number,
): TypedData {
  return userSigned(config, {
    type: 'approveAgent',
    primaryType: 'HyperliquidTransaction:ApproveAgent',
    fields: [
      { name: 'hyperliquidChain', type: 'string' },
      { name: 'agentAddress', type: 'address' },
      { name: 'agentName', type: 'string' },
      { name: 'nonce', type: 'uint64' },
    ],
    message: { agentAddress: agent.address.toLowerCase(), agentName: agent.name, nonce },
    nonce,
  })
}

export function approveBuilderFee(config: ServerConfig, nonce: number): TypedData {
  return userSigned(config, {
    type: 'approveBuilderFee',
    primaryType: 'HyperliquidTransaction:ApproveBuilderFee',
    fields: [
      { name: 'hyperliquidChain', type: 'string' },
      { name: 'maxFeeRate', type: 'string' },
      { name: 'builder', type: 'address' },
      { name: 'nonce', type: 'uint64' },
    ],
    message: {
      maxFeeRate: config.builder.maxFeeRate,
      builder: config.builder.address.toLowerCase(),
      nonce,
    },
    nonce,
  })
}

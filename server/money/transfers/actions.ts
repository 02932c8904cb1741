// What the viewer's wallet signs to move its own USDC. The fields, their order and types are the exchange's.
import type { Address, DecimalString } from '../../../contract/primitives.ts'
import type { TypedData } from '../../../contract/people/typed-data.ts'
import type { ServerConfig } from '../../config.ts'
import { userSigned } from '../../people/index.ts'

export interface TransferTerms {
  kind: 'withdraw' | 'send'
  /** Without trailing zeros. */
  amount: DecimalString
  destination: Address
  nonce: number
}

const names = {
  withdraw: { type: 'withdraw3', primaryType: 'HyperliquidTransaction:Withdraw' },
  send: { type: 'usdSend', primaryType: 'HyperliquidTransaction:UsdSend' },
} as const

/** The nonce is signed as `time`; the destination is text, in lower case. */
export function transferAction(
  config: Pick<ServerConfig, 'exchange' | 'chain'>,
  { kind, amount, destination, nonce }: TransferTerms,
): TypedData {
  return userSigned(config, {
    ...names[kind],
    fields: [
      { name: 'hyperliquidChain', type: 'string' },
      { name: 'destination', type: 'string' },
      { name: 'amount', type: 'string' },
      { name: 'time', type: 'uint64' },
    ],
    message: { destination: destination.toLowerCase(), amount, time: nonce },
    nonce,
  })
}

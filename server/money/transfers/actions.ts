// The typed data that the viewer's wallet signs to move its USDC. Fields, their order and types are the exchange's.
import type { Address, DecimalString } from '../../../contract/primitives.ts'
import type { TypedData } from '../../../contract/people/typed-data.ts'
import type { TransferRoute } from '../../../contract/money/transfers.ts'
import type { ServerConfig } from '../../settings/config.ts'
import { userSigned } from '../../people/index.ts'

export interface TransferTerms {
  kind: 'withdraw' | 'send'
  /** For a withdrawal: its route; `bridge` for a send. */
  route: TransferRoute
  /** For a withdrawal by CCTP: the balance that it is taken from. */
  sourceDex?: '' | 'spot' | undefined
  /** USDC, without trailing zeros. */
  amount: DecimalString
  destination: Address
  nonce: number
}

const names = {
  withdraw: { type: 'withdraw3', primaryType: 'HyperliquidTransaction:Withdraw' },
  send: { type: 'usdSend', primaryType: 'HyperliquidTransaction:UsdSend' },
} as const

type Config = Pick<ServerConfig, 'exchange' | 'chain' | 'cctp'>

/** The nonce is signed as `time`; the destination is lower-case text. */
export function transferAction(config: Config, terms: TransferTerms): TypedData {
  if (terms.route === 'cctp') return cctpAction(config, terms)
  const { kind, amount, destination, nonce } = terms
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

/** For the mint on the chain. */
const gasLimit = 200_000

/**
 * With empty data Circle relays the mint by itself.
 * https://developers.circle.com/cctp/howtos/withdraw-usdc-from-hypercore-to-evm
 */
function cctpAction(config: Config, terms: TransferTerms): TypedData {
  const { amount, destination, nonce, sourceDex = '' } = terms
  if (config.cctp === undefined) throw new Error('there is no CCTP on this network')
  return userSigned(config, {
    type: 'sendToEvmWithData',
    primaryType: 'HyperliquidTransaction:SendToEvmWithData',
    fields: [
      { name: 'hyperliquidChain', type: 'string' },
      { name: 'token', type: 'string' },
      { name: 'amount', type: 'string' },
      { name: 'sourceDex', type: 'string' },
      { name: 'destinationRecipient', type: 'string' },
      { name: 'addressEncoding', type: 'string' },
      { name: 'destinationChainId', type: 'uint32' },
      { name: 'gasLimit', type: 'uint64' },
      { name: 'data', type: 'bytes' },
      { name: 'nonce', type: 'uint64' },
    ],
    message: {
      token: 'USDC',
      amount,
      sourceDex,
      destinationRecipient: destination.toLowerCase(),
      addressEncoding: 'hex',
      destinationChainId: config.cctp.chainDomain,
      gasLimit,
      data: '0x',
      nonce,
    },
    nonce,
  })
}

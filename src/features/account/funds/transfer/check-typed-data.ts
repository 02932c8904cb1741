// The server prepares what the wallet signs; this page checks that it says what the form says. Never sign blindly: a
// server that was broken into could ask for another amount or another destination.
import { compare } from '../../../../../contract/decimal.ts'
import type { Config } from '../../../../../contract/ops/config.ts'
import { DecimalString, type Address } from '../../../../../contract/primitives.ts'
import type { TypedData } from '../../../../../contract/people/typed-data.ts'

export type TransferKind = 'withdraw' | 'send'

export interface Intended {
  kind: TransferKind
  amount: DecimalString
  destination: Address
  nonce: number
}

/** As the exchange defines the two actions; the order of the fields is part of what is signed. */
const fields = 'hyperliquidChain:string,destination:string,amount:string,time:uint64'
const primaryTypes: Record<TransferKind, string> = {
  withdraw: 'HyperliquidTransaction:Withdraw',
  send: 'HyperliquidTransaction:UsdSend',
}

/** What differs from what was intended, in words; null when the data says exactly that. `now` in epoch ms. */
export function typedDataMismatch(
  data: TypedData,
  intended: Intended,
  { network, chain }: Pick<Config, 'network' | 'chain'>,
  now: number,
): string | null {
  const { domain, types, primaryType, message } = data
  const isOurs =
    domain.name === 'HyperliquidSignTransaction' &&
    domain.version === '1' &&
    /^0x0{40}$/.test(domain.verifyingContract)
  if (!isOurs) return 'It is not for the exchange'
  if (domain.chainId !== chain.id) return `It is for chain ${domain.chainId}, not ${chain.id}`
  if (primaryType !== primaryTypes[intended.kind]) return `It is a ${primaryType}`
  const others = Object.keys(types).filter((name) => name !== 'EIP712Domain')
  if (others.length !== 1 || fieldsOf(types[primaryType]) !== fields) return 'It has other fields'
  if (Object.keys(message).toSorted().join() !== 'amount,destination,hyperliquidChain,time') {
    return 'It has other fields'
  }
  const world = network === 'mainnet' ? 'Mainnet' : 'Testnet'
  if (message['hyperliquidChain'] !== world) return `It is not for ${world}`
  if (!isAmount(message['amount'], intended.amount)) {
    return `It moves ${String(message['amount'])} USDC, not ${intended.amount}`
  }
  if (String(message['destination']).toLowerCase() !== intended.destination.toLowerCase()) {
    return `It pays ${String(message['destination'])}`
  }
  if (message['time'] !== intended.nonce || data.nonce !== intended.nonce)
    return 'Its nonce differs'
  return Math.abs(now - intended.nonce) > nonceSkewMs ? 'It was not made just now' : null
}

/** Clocks differ; a nonce from another day was made for something else. */
const nonceSkewMs = 10 * 60_000

function fieldsOf(type: TypedData['types'][string] | undefined): string {
  return (type ?? []).map((field) => `${field.name}:${field.type}`).join()
}

function isAmount(signed: unknown, intended: DecimalString): boolean {
  const parsed = DecimalString.safeParse(signed)
  return parsed.success && compare(parsed.data, intended) === 0
}

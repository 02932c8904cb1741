// The server prepares what the wallet signs; this code checks that it matches the form, so that nothing is signed
// blindly: a compromised server could ask for another amount or another destination.
import { t } from '@lingui/core/macro'
import { compare } from '../../../../../contract/decimal.ts'
import type { Config } from '../../../../../contract/ops/config.ts'
import { DecimalString, type Address } from '../../../../../contract/primitives.ts'
import type { TransferRoute } from '../../../../../contract/money/transfers.ts'
import type { TypedData } from '../../../../../contract/people/typed-data.ts'

export type TransferKind = 'withdraw' | 'send'

export interface Intended {
  kind: TransferKind
  /** For a withdrawal; the bridge when absent. */
  route?: TransferRoute | undefined
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

const mintType = 'HyperliquidTransaction:SendToEvmWithData'
const mintFields =
  'hyperliquidChain:string,token:string,amount:string,sourceDex:string,destinationRecipient:string,addressEncoding:string,destinationChainId:uint32,gasLimit:uint64,data:bytes,nonce:uint64'

/** Whether it mints the account's USDC on this chain and does nothing else. */
function isPlainMint(message: TypedData['message'], cctp: Config['cctp']): boolean {
  const { token, sourceDex, addressEncoding, destinationChainId, data } = message
  return (
    token === 'USDC' &&
    (sourceDex === '' || sourceDex === 'spot') &&
    addressEncoding === 'hex' &&
    destinationChainId === cctp?.chainDomain &&
    data === '0x'
  )
}

const inCodeOrder = (a: string, b: string) => (a < b ? -1 : 1)

function namesIn(list: string): string {
  const names = list.split(',').map((field) => field.replace(/:.*/, ''))
  return names.toSorted(inCodeOrder).join()
}

/** How the data differs from what was intended, as text; null when it matches exactly. `now`: epoch ms. */
export function typedDataMismatch(
  data: TypedData,
  intended: Intended,
  { network, chain, cctp }: Pick<Config, 'network' | 'chain' | 'cctp'>,
  now: number,
): string | null {
  const { domain, types, primaryType, message } = data
  const isOurs =
    domain.name === 'HyperliquidSignTransaction' &&
    domain.version === '1' &&
    /^0x0{40}$/.test(domain.verifyingContract)
  if (!isOurs) return t`It is not for the exchange`
  if (domain.chainId !== chain.id) return t`It is for chain ${domain.chainId}, not ${chain.id}`
  const isMinted = intended.route === 'cctp'
  const wanted = isMinted ? mintType : primaryTypes[intended.kind]
  if (primaryType !== wanted) return t`It is a ${primaryType}`
  const others = Object.keys(types).filter((name) => name !== 'EIP712Domain')
  if (others.length !== 1 || fieldsOf(types[primaryType]) !== (isMinted ? mintFields : fields))
    return t`It has other fields`
  if (
    Object.keys(message).toSorted(inCodeOrder).join() !== namesIn(isMinted ? mintFields : fields)
  ) {
    return t`It has other fields`
  }
  const world = network === 'mainnet' ? t`Mainnet` : t`Testnet`
  if (message['hyperliquidChain'] !== world) return t`It is not for ${world}`
  if (!isAmount(message['amount'], intended.amount)) {
    return t`It moves ${String(message['amount'])} USDC, not ${intended.amount}`
  }
  const destination = String(message[isMinted ? 'destinationRecipient' : 'destination'])
  if (destination.toLowerCase() !== intended.destination.toLowerCase()) {
    return t`It pays ${destination}`
  }
  if (isMinted && !isPlainMint(message, cctp)) return t`It is not a plain withdrawal to this chain`
  const nonce = message[isMinted ? 'nonce' : 'time']
  if (nonce !== intended.nonce || data.nonce !== intended.nonce) return t`Its nonce differs`
  return Math.abs(now - intended.nonce) > nonceSkewMs ? t`It was not made just now` : null
}

/** Milliseconds. Clocks differ; a nonce from another day belongs to another action. */
const nonceSkewMs = 10 * 60_000

function fieldsOf(type: TypedData['types'][string] | undefined): string {
  return (type ?? []).map((field) => `${field.name}:${field.type}`).join()
}

function isAmount(signed: unknown, intended: DecimalString): boolean {
  const parsed = DecimalString.safeParse(signed)
  return parsed.success && compare(parsed.data, intended) === 0
}

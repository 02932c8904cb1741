// A deposit by Circle's CCTP: one signature lets its contract take the USDC (EIP-3009), one transaction burns it for
// an account of the exchange. https://developers.circle.com/cctp/howtos/transfer-usdc-from-arbitrum-to-hypercore
import type { CctpRoute } from '../../../contract/ops/config.ts'
import type { TypedData } from '../../../contract/people/typed-data.ts'
import type { Address, Hex } from '../../../contract/primitives.ts'

/** The selector of batchDepositForBurnWithAuth with the types of its two structs. */
const selector = '95878db1'
const wordDigits = 64
/** Circle's finality threshold for fast transfers. */
const fastTransfer = 1_000n
/** The number of the perpetuals balance. */
const perpsDex = 0n

export interface CctpDeposit {
  owner: Address
  /** In 1e-6 USDC. */
  units: bigint
  /** The most that Circle deducts, in 1e-6 USDC. */
  maxFee: bigint
  /** Epoch seconds after which it is void. */
  validBefore: number
  /** 32 random bytes: the signature works once. */
  nonce: Hex
}

const fields = [
  { name: 'from', type: 'address' },
  { name: 'to', type: 'address' },
  { name: 'value', type: 'uint256' },
  { name: 'validAfter', type: 'uint256' },
  { name: 'validBefore', type: 'uint256' },
  { name: 'nonce', type: 'bytes32' },
]

/** What the wallet signs: that Circle's contract may take exactly this amount, in a transaction of the same wallet. */
export function authorization(cctp: CctpRoute, chainId: number, deposit: CctpDeposit): TypedData {
  const { owner, units, validBefore, nonce } = deposit
  return {
    domain: {
      name: cctp.usdcName,
      version: cctp.usdcVersion,
      chainId,
      verifyingContract: cctp.usdc,
    },
    types: { ReceiveWithAuthorization: fields },
    primaryType: 'ReceiveWithAuthorization',
    message: {
      from: owner,
      to: cctp.extension,
      value: units.toString(),
      validAfter: '0',
      validBefore: String(validBefore),
      nonce,
    },
    action: {},
    nonce: 0,
  }
}

/** The transaction's data that uses the signature. Throws on values that do not fit the call. */
export function burnCall(cctp: CctpRoute, deposit: CctpDeposit, signature: Hex): Hex {
  const { owner, units, maxFee, validBefore, nonce } = deposit
  const signed = /^0x([0-9a-fA-F]{64})([0-9a-fA-F]{64})(1[bcBC])$/.exec(signature)
  if (signed === null) throw new Error('not a signature')
  const [, r = '', s = '', v = ''] = signed
  const forwarder = addressWord(cctp.forwarder)
  const hook = hookFor(owner)
  const words = [
    word(units),
    word(0n),
    word(BigInt(validBefore)),
    hexWord(nonce),
    word(BigInt(`0x${v}`)),
    r,
    s,
    // The offset of the second struct: after the seven words of the first, and this one.
    word(8n * 32n),
    word(units),
    word(BigInt(cctp.domain)),
    forwarder,
    forwarder,
    word(maxFee),
    word(fastTransfer),
    word(7n * 32n),
    word(BigInt(hook.length / 2)),
    padded(hook),
  ]
  return `0x${selector}${words.join('')}`
}

/** A new one each time. */
export function randomNonce(): Hex {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Magic (24 bytes), version (4), length of the rest (4), account (20), balance (4). */
function hookFor(account: Address): string {
  const magic = Array.from('cctp-forward', (letter) => letter.charCodeAt(0).toString(16)).join('')
  const short = (value: bigint) => value.toString(16).padStart(8, '0')
  const head = `${magic.padEnd(48, '0')}${short(0n)}${short(24n)}`
  return `${head}${addressWord(account).slice(-40)}${short(perpsDex)}`
}

function word(value: bigint): string {
  const digits = value.toString(16)
  if (value < 0n || digits.length > wordDigits) throw new Error('not an amount of a token')
  return digits.padStart(wordDigits, '0')
}

function hexWord(hex: Hex): string {
  if (!/^0x[0-9a-fA-F]{64}$/.test(hex)) throw new Error('not 32 bytes')
  return hex.slice(2).toLowerCase()
}

function addressWord(address: string): string {
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) throw new Error('not an address')
  return address.slice(2).toLowerCase().padStart(wordDigits, '0')
}

function padded(hex: string): string {
  return hex.padEnd(Math.ceil(hex.length / wordDigits) * wordDigits, '0')
}

// The only two things the dashboard ever asks a wallet to sign: a readable message and typed data.
import type { Connector } from 'wagmi'
import type { Address, Hex } from '../../contract/primitives.ts'
import type { TypedData } from '../../contract/typed-data.ts'
import { isProvider, type Eip1193Provider } from './eip1193.ts'

export interface Signer {
  address: Address
  connector: Connector
}

export async function signMessage(signer: Signer, message: string): Promise<Hex> {
  const provider = await providerOf(signer.connector)
  const signature = await provider.request({
    method: 'personal_sign',
    params: [utf8Hex(message), signer.address],
  })
  return hexFrom(signature)
}

/** Moves the wallet to the chain first when the data names another one: wallets refuse to sign for a foreign chain. */
export async function signTypedData(signer: Signer, data: TypedData): Promise<Hex> {
  await ensureChain(signer.connector, data.domain.chainId)
  const provider = await providerOf(signer.connector)
  const { domain, types, primaryType, message } = data
  const payload = JSON.stringify({
    domain,
    types: { EIP712Domain: domainFields, ...types },
    primaryType,
    message,
  })
  const signature = await provider.request({
    method: 'eth_signTypedData_v4',
    params: [signer.address, payload],
  })
  return hexFrom(signature)
}

/** Switches, and offers to add the chain where the wallet does not know it. Rejects when the person says no. */
export async function ensureChain(connector: Connector, chainId: number): Promise<void> {
  if ((await connector.getChainId()) === chainId) return
  await connector.switchChain?.({ chainId })
}

const domainFields = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
]

export interface SplitSignature {
  r: Hex
  s: Hex
  v: 27 | 28
}

/** 65 bytes r ‖ s ‖ v to the parts the exchange takes; v may come as 0 or 1. Throws on anything else. */
export function splitSignature(signature: Hex): SplitSignature {
  const match = /^0x([0-9a-f]{64})([0-9a-f]{64})(00|01|1b|1c)$/i.exec(signature)
  if (match === null) throw new Error('The wallet answered with something that is not a signature')
  const [, r = '', s = '', v = ''] = match
  return { r: `0x${r}`, s: `0x${s}`, v: Number.parseInt(v, 16) % 27 === 0 ? 27 : 28 }
}

/** The same signature as the API takes it: lower case, v 27 or 28. */
export function canonicalSignature(signature: Hex): Hex {
  const { r, s, v } = splitSignature(signature)
  return hexFrom(`${r}${s.slice(2)}${v.toString(16)}`.toLowerCase())
}

export async function providerOf(connector: Connector): Promise<Eip1193Provider> {
  const provider: unknown = await connector.getProvider()
  if (!isProvider(provider)) throw new Error(`${connector.name} is not available in this browser`)
  return provider
}

/** Throws on what is no hex. */
export function hexFrom(answer: unknown): Hex {
  if (typeof answer === 'string' && isHexText(answer)) return answer
  throw new Error('The wallet answered with something that is not a signature')
}

function isHexText(text: string): text is Hex {
  return /^0x[0-9a-fA-F]+$/.test(text)
}

export function utf8Hex(text: string): Hex {
  const bytes = new TextEncoder().encode(text)
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

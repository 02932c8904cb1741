// Wallets and bridges write the same signature in several forms. This file converts all of them to one: 65 bytes r ‖
// s ‖ v of lower-case hex, low s, v 27 or 28.
import * as z from 'zod/mini'
import type { Hex } from '../primitives.ts'

/** Tells the owner of a contract wallet why its signatures cannot be used. */
export const contractWalletRefusal =
  'A contract wallet (such as Safe) has no key of its own, and the exchange takes signatures of keys only. Use an account ' +
  'with its own key, such as one made by MetaMask, Rabby or a Ledger.'

/** The text as received. Long enough for what a contract wallet returns, so that the refusal can explain it. */
export const SignatureText = z.string().check(z.maxLength(20_000))

/**
 * Half of the order of secp256k1: a signature with a larger s is the second form of another, and recovers to the
 * same address.
 */
const halfOrder = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n
const full = /^0x([0-9a-f]{64})([0-9a-f]{64})(00|01|1b|1c)$/
/** EIP-2098: the parity of v is the first bit of s. */
const compact = /^0x([0-9a-f]{64})([0-9a-f]{64})$/
const parityBit = 1n << 255n

export interface SplitSignature {
  r: Hex
  s: Hex
  v: 27 | 28
}

/**
 * Accepts v as 0 or 1, upper-case hex, and the 64 bytes of EIP-2098. Undefined for anything else, such as a high s,
 * trailing bytes, or what a contract wallet returns.
 */
export function splitSignature(text: string): SplitSignature | undefined {
  const lower = text.toLowerCase()
  const [, r, s, v] = full.exec(lower) ?? expanded(lower) ?? []
  if (r === undefined || s === undefined || v === undefined) return undefined
  const low = BigInt(`0x${s}`)
  if (BigInt(`0x${r}`) === 0n || low === 0n || low > halfOrder) return undefined
  return { r: `0x${r}`, s: `0x${s}`, v: v === '00' || v === '1b' ? 27 : 28 }
}

/** The signature in its only accepted form; undefined as for `splitSignature`. */
export function canonicalSignature(text: string): Hex | undefined {
  const parts = splitSignature(text)
  return parts && `${parts.r}${parts.s.slice(2)}${parts.v.toString(16)}`
}

/**
 * Whether it comes from a contract wallet (EIP-1271, ERC-6492): bytes for its contract to check, longer than any
 * signature of a key, or empty.
 */
export function isContractSignature(text: string): boolean {
  return /^0x([0-9a-f]{2})*$/i.test(text) && (text.length === 2 || text.length > 132)
}

function expanded(text: string): string[] | undefined {
  const [, r, word] = compact.exec(text) ?? []
  if (r === undefined || word === undefined) return undefined
  const packed = BigInt(`0x${word}`)
  const s = (packed % parityBit).toString(16).padStart(64, '0')
  return [text, r, s, packed < parityBit ? '1b' : '1c']
}

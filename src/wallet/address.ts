import { t } from '@lingui/core/macro'
import { getAddress, isAddress } from 'viem/utils'
import type { Address } from '../../contract/primitives.ts'

export type ReadAddress = { address: Address } | { error: string }

/** A pasted address, checksummed (EIP-55). Mixed case with a wrong checksum has a typing error. */
export function readAddress(text: string): ReadAddress {
  const bare = text.trim()
  if (!/^0x[0-9a-fA-F]{40}$/.test(bare)) return { error: t`An address is 0x and 40 hex digits` }
  const isMixed = /[a-f]/.test(bare.slice(2)) && /[A-F]/.test(bare)
  if (isMixed && !isAddress(bare, { strict: true })) {
    return { error: t`The checksum does not fit: a character is wrong` }
  }
  return { address: checksummed(bare) }
}

/** Throws when it is not an address. */
export function checksummed(address: string): Address {
  return getAddress(address.toLowerCase())
}

export function isSameAddress(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

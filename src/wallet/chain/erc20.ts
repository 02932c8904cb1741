// The two calls of the ERC-20 standard that the dashboard makes, as bytes. https://eips.ethereum.org/EIPS/eip-20
import type { Address, Hex } from '../../../contract/primitives.ts'

const selectors = { balanceOf: '70a08231', transfer: 'a9059cbb' } as const
const wordDigits = 64

/** `balanceOf(owner)` */
export function balanceOfCall(owner: Address): Hex {
  return `0x${selectors.balanceOf}${addressWord(owner)}`
}

/** `transfer(to, units)`. Throws on a value that does not fit a uint256. */
export function transferCall(to: Address, units: bigint): Hex {
  const digits = units.toString(16)
  if (units < 0n || digits.length > wordDigits) throw new Error('not an amount of a token')
  return `0x${selectors.transfer}${addressWord(to)}${digits.padStart(wordDigits, '0')}`
}

function addressWord(address: Address): string {
  if (!/^0x[0-9a-fA-F]{40}$/.test(address)) throw new Error('not an address')
  return address.slice(2).toLowerCase().padStart(wordDigits, '0')
}

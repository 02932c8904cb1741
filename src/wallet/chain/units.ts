// Converts whole numbers of the smallest unit, as used on chains, to and from decimals. Exact, or it throws.
import type { DecimalString } from '../../../contract/primitives.ts'

export const usdcDecimals = 6
export const etherDecimals = 18

/** "1.5" of a token with 6 decimals is 1500000n. Throws when there are more decimals than the unit has. */
export function toUnits(amount: DecimalString, decimals: number): bigint {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(amount)
  const fraction = (match?.[2] ?? '').replace(/0+$/, '')
  if (match === null || fraction.length > decimals) {
    throw new Error(`${amount} is not an amount with at most ${decimals} decimals`)
  }
  return BigInt(`${match[1]}${fraction.padEnd(decimals, '0')}`)
}

/** 1500000n of a token with 6 decimals is "1.5". Unsigned. */
export function fromUnits(units: bigint, decimals: number): DecimalString {
  const digits = units.toString().padStart(decimals + 1, '0')
  const fraction = digits.slice(-decimals).replace(/0+$/, '')
  const whole = digits.slice(0, -decimals)
  return fraction === '' ? whole : `${whole}.${fraction}`
}

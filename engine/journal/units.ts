import type { DecimalString } from '../../contract/primitives.ts'

const perUsdc = 100_000_000n

/** Units of 0.00000001 USDC as a plain decimal. */
export function toPlain(units: bigint): DecimalString {
  const sign = units < 0n ? '-' : ''
  const absolute = units < 0n ? -units : units
  const rest = String(absolute % perUsdc)
    .padStart(8, '0')
    .replace(/0+$/, '')
  return `${sign}${absolute / perUsdc}${rest === '' ? '' : `.${rest}`}`
}

/** The other way, exact up to ninety million USDC; more than 8 decimals are cut off. */
export function unitsOf(amount: DecimalString): number {
  const isNegative = amount.startsWith('-')
  const [whole = '', fraction = ''] = (isNegative ? amount.slice(1) : amount).split('.')
  const units = Number(whole) * 100_000_000 + Number(fraction.slice(0, 8).padEnd(8, '0'))
  return isNegative && units !== 0 ? -units : units
}

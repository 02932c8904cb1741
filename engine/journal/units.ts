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

// Exact decimal arithmetic, shared so that client and server round alike. The only file that imports big.js.
import Big from 'big.js'
import type { DecimalString } from './primitives.ts'
import { smallCompare, smallProduct, smallSum, smallWithin } from './money/small-decimals.ts'

Big.NE = -30
Big.PE = 40
Big.DP = 20

export type Decimal = DecimalString | number

const plainText = /^-?\d+(\.\d+)?$/

/** Throws on text that is not a plain decimal, so that "1e2", "+5" and " 5" are never used in a sum. */
function checked(value: string): string {
  if (plainText.test(value)) return value
  throw new TypeError(`${JSON.stringify(value)} is not a plain decimal`)
}

// Where a function asks `small…` first: most decimals are short, and need no big.js.
function big(value: Decimal): Big {
  return new Big(typeof value === 'string' ? checked(value) : value)
}

export const zero: DecimalString = '0'

export function add(...values: Decimal[]): DecimalString {
  return (
    smallSum(values) ?? plain(values.reduce<Big>((sum, value) => sum.plus(big(value)), new Big(0)))
  )
}

export function subtract(left: Decimal, right: Decimal): DecimalString {
  return add(left, negate(right))
}

export function multiply(...values: Decimal[]): DecimalString {
  return (
    smallProduct(values) ??
    plain(values.reduce<Big>((product, value) => product.times(big(value)), new Big(1)))
  )
}

/** Rounded half away from zero at 20 places. Throws on division by zero. */
export function divide(left: Decimal, right: Decimal): DecimalString {
  return plain(big(left).div(big(right)))
}

export function negate(value: Decimal): DecimalString {
  return multiply(value, -1)
}

export function absolute(value: Decimal): DecimalString {
  return sign(value) < 0 ? negate(value) : add(value)
}

/** −1, 0 or 1. */
export function compare(left: Decimal, right: Decimal): -1 | 0 | 1 {
  return smallCompare(left, right) ?? (big(left).cmp(big(right)) as -1 | 0 | 1)
}

export function sign(value: Decimal): -1 | 0 | 1 {
  const quick = smallCompare(value, 0)
  if (quick !== undefined) return quick
  // A tiny number prints itself with an exponent.
  if (typeof value === 'number') return big(value).cmp(0) as -1 | 0 | 1
  const text = checked(value)
  if (!/[1-9]/.test(text)) return 0
  return text.startsWith('-') ? -1 : 1
}

export function isZero(value: Decimal): boolean {
  return sign(value) === 0
}

export function minimum(left: Decimal, right: Decimal): DecimalString {
  return add(compare(left, right) <= 0 ? left : right)
}

export function maximum(left: Decimal, right: Decimal): DecimalString {
  return add(compare(left, right) >= 0 ? left : right)
}

export type Rounding = 'down' | 'half-up' | 'half-even' | 'up'
const rounding = { down: 0, 'half-up': 1, 'half-even': 2, up: 3 } as const

/** At most `places` decimals, no trailing zeros. `down` is toward zero. */
export function round(value: Decimal, places: number, mode: Rounding = 'half-even'): DecimalString {
  return smallWithin(value, places) ?? plain(big(value).round(places, rounding[mode]))
}

/** Exactly `places` decimals, trailing zeros kept: for display. */
export function toFixed(value: Decimal, places: number): string {
  return big(value).toFixed(places, rounding['half-up'])
}

/** At most `digits` significant figures. */
export function roundSignificant(
  value: Decimal,
  digits: number,
  mode: Rounding = 'half-even',
): DecimalString {
  const exact = big(value)
  return exact.eq(0) ? '0' : plain(exact.prec(digits, rounding[mode]))
}

/** Not exact any more: for charts and indicators only, never for money. */
export function toNumber(value: Decimal): number {
  return Number(value)
}

/** A float from the engine as a plain decimal with at most `places` decimals. Throws on NaN and infinities. */
export function fromNumber(value: number, places: number): DecimalString {
  return round(value, places)
}

/** Exact decimal of a number or a numeric string, which may have an exponent. Null when it is neither. */
export function exactOf(value: string | number): DecimalString | null {
  if (!/^-?\d{1,40}(\.\d{1,40})?([eE][+-]?\d{1,2})?$/.test(String(value))) return null
  return plain(new Big(value))
}

function plain(value: Big): DecimalString {
  return value.eq(0) ? '0' : value.toFixed()
}

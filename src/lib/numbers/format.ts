// Decimal strings to text, without passing through floats. U+2212 is the minus sign; figures are tabular in CSS.
import {
  absolute,
  compare,
  divide,
  roundSignificant,
  sign,
  toFixed,
} from '../../../contract/decimal.ts'
import type { Decimal } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { grouped } from '../../../contract/words/grouped.ts'
import { thousandsSeparator } from '../kept/preferences.ts'

const minus = '−'

export interface NumberStyle {
  /** Decimals shown, trailing zeros kept. */
  places?: number
  /** Adds "+" to positive values. */
  signed?: boolean
}

/** "1,234.50", "−0.25", "+3.00" when signed. A value that rounds to zero has no sign. */
export function formatNumber(value: Decimal, { places = 2, signed = false }: NumberStyle = {}) {
  return withSign(value, places, signed, inGroups(toFixed(absolute(value), places)))
}

export interface MoneyStyle extends NumberStyle {
  /** "$1.23M" from a million on, "$12.3K" from ten thousand on. */
  compact?: boolean
  /** Compact only when it would be longer than this. */
  most?: number
}

/** US dollars: "$1,234.56", "−$0.80", "+$12.00" when signed. */
export function formatMoney(value: Decimal, style: MoneyStyle = {}): string {
  const { places = 2, signed = false, compact = false, most = Number.POSITIVE_INFINITY } = style
  const size = absolute(value)
  const whole = withSign(value, places, signed, `$${inGroups(toFixed(size, places))}`)
  if (!compact && whole.length <= most) return whole
  return withSign(value, places, signed, `$${compacted(size, places)}`)
}

/** "950.00", "12.3K", "4.56M": three or four figures, for volumes. */
export function formatCompact(value: Decimal, places = 2): string {
  return withSign(value, places, false, compacted(absolute(value), places))
}

/** Percent points in, "4.10%" out. */
export function formatPercent(value: Decimal, { places = 2, signed = false }: NumberStyle = {}) {
  return withSign(value, places, signed, `${inGroups(toFixed(absolute(value), places))}%`)
}

const mostPlaces = 11

/** Number of decimals for five significant digits, at least one from 10,000 on. */
export function pricePlaces(price: Decimal): number {
  const size = absolute(price)
  if (sign(size) === 0) return 2
  const steps = ['1000', '100', '10', '1', '0.1', '0.01', '0.001', '0.0001', '0.00001', '0.000001']
  const index = steps.findIndex((step) => compare(size, step) >= 0)
  return index === -1 ? mostPlaces : index + 1
}

/** "97,123.5", "0.12345". Pass `places` for the same number of decimals in a column or a market. */
export function formatPrice(price: Decimal, places = pricePlaces(price)): string {
  return formatNumber(price, { places })
}

/** Base units, as exact as given, or with the market's `szDecimals`. */
export function formatSize(size: Decimal, places?: number): string {
  const given = String(size)
  const shown = places ?? Math.min(8, (given.split('.')[1] ?? '').length)
  return formatNumber(size, { places: shown })
}

/**
 * An exact value for a field: plain digits, no trailing zeros, and only one possible reading. 1.234 becomes
 * "1.2340", because some people read three decimals as thousands.
 */
export function plainText(value: DecimalString): string {
  const [whole = '', digits = ''] = value.split('.')
  const fraction = digits.replace(/0+$/, '')
  const text = fraction === '' ? whole : `${whole}.${fraction}`
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text
}

/** The decimals that show an amount exactly, at least two, and never so that it can be read as thousands: "1.2340". */
export function exactPlaces(value: DecimalString): number {
  return Math.max(2, (plainText(value).split('.')[1] ?? '').length)
}

/** "0x12ab…9f03". */
export function shortAddress(address: string): string {
  return address.length > 12 ? `${address.slice(0, 6)}…${address.slice(-4)}` : address
}

function compacted(size: string, places: number): string {
  // Rounded first, so that 999,999 is 1.00M and not 1000K.
  const short = roundSignificant(size, 3, 'half-up')
  const scale = scales.find(({ from }) => compare(short, from) >= 0)
  if (!scale) return inGroups(toFixed(size, places))
  const scaled = divide(short, scale.unit)
  const shown = compare(scaled, 100) >= 0 ? 0 : compare(scaled, 10) >= 0 ? 1 : 2
  return `${inGroups(toFixed(scaled, shown))}${scale.letter}`
}

const scales = [
  { from: 1_000_000_000_000, unit: 1_000_000_000_000, letter: 'T' },
  { from: 1_000_000_000, unit: 1_000_000_000, letter: 'B' },
  { from: 1_000_000, unit: 1_000_000, letter: 'M' },
  { from: 10_000, unit: 1_000, letter: 'K' },
] as const

function inGroups(fixed: string): string {
  return grouped(fixed, thousandsSeparator())
}

function withSign(value: Decimal, places: number, signed: boolean, text: string): string {
  const direction = signAt(value, places)
  if (direction < 0) return minus + text
  return direction > 0 && signed ? `+${text}` : text
}

/** The sign of a value after rounding to `places`. */
export function signAt(value: Decimal, places: number): -1 | 0 | 1 {
  return sign(toFixed(value, places))
}

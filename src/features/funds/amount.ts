// USDC as a person types it. Never a float, never more than the 6 decimals that there are.
import { compare, divide, multiply, round, sign } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { formatNumber, parseDecimal } from '../../lib/format.ts'

const places = 6
const mostDigits = 12

/** `error` is null for a field that was not filled in yet. */
export type ReadAmount = { value: DecimalString } | { value: null; error: string | null }

export interface AmountBounds {
  /** What there is; null while that is not known. */
  available: DecimalString | null
  /** Whose it is: "in your wallet". */
  where: string
}

export function readAmount(text: string, { available, where }: AmountBounds): ReadAmount {
  if (text.trim() === '') return refused(null)
  const value = parseDecimal(text)
  if (value === null) return refused('Enter an amount like 25 or 12.50')
  const [whole = '', fraction = ''] = value.split('.')
  if (fraction.length > places) return refused('USDC has at most 6 decimals')
  if (whole.length > mostDigits) return refused('More than there is USDC')
  if (sign(value) === 0) return refused('More than 0')
  if (available !== null && compare(value, available) > 0) {
    return refused(`More than the ${exactUsdc(available)} ${where}`)
  }
  return { value }
}

function refused(error: string | null): ReadAmount {
  return { value: null, error }
}

/** A part of a balance, rounded down to what can be sent. */
export function shareOf(balance: DecimalString, percent: number): DecimalString {
  return round(divide(multiply(balance, percent), 100), places, 'down')
}

/** "$12.50", "$0.000001": to the last unit, at least cents. What can be sent is never shown rounded up. */
export function exactUsdc(amount: DecimalString): string {
  const given = (round(amount, places, 'down').split('.')[1] ?? '').length
  return `$${formatNumber(amount, { places: Math.max(2, given) })}`
}

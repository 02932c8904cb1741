// What of an amount of USDC can be moved. Never a float, never more than the 6 decimals that there are.
import { compare, divide, multiply, round, sign } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { exactPlaces, formatNumber } from '../../../lib/numbers/format.ts'
import { readNumber, usdc } from '../../../lib/numbers/number-kinds.ts'

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
  const read = readNumber(text, usdc)
  if (read.value === null) return refused(read.error)
  const { value } = read
  if ((value.split('.')[0] ?? '').length > mostDigits) return refused('More than there is USDC')
  if (sign(value) === 0) return refused('Must be more than 0')
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
  return round(divide(multiply(balance, percent), 100), usdc.places, 'down')
}

/** "$12.50", "$0.000001": to the last unit, at least cents. What can be sent is never shown rounded up. */
export function exactUsdc(amount: DecimalString): string {
  const sendable = round(amount, usdc.places, 'down')
  return `$${formatNumber(sendable, { places: exactPlaces(sendable) })}`
}

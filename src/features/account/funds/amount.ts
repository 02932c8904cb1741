// Parses amounts of USDC to transfer. No floats, never more than 6 decimals.
import { t } from '@lingui/core/macro'
import { compare, divide, multiply, round, sign } from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { exactPlaces, formatNumber } from '../../../lib/numbers/format.ts'
import { readNumber, usdc } from '../../../lib/numbers/number-kinds.ts'

const mostDigits = 12

/** `error` is null for a field that is still empty. */
export type ReadAmount = { value: DecimalString } | { value: null; error: string | null }

export interface AmountBounds {
  /** USDC available; null while unknown. */
  available: DecimalString | null
  /** Where the money is, for messages: "in your wallet". */
  where: string
}

export function readAmount(text: string, { available, where }: AmountBounds): ReadAmount {
  const read = readNumber(text, usdc)
  if (read.value === null) return refused(read.error)
  const { value } = read
  if ((value.split('.')[0] ?? '').length > mostDigits) return refused(t`More than there is USDC`)
  if (sign(value) === 0) return refused(t`Must be more than 0`)
  if (available !== null && compare(value, available) > 0) {
    return refused(t`More than the ${exactUsdc(available)} ${where}`)
  }
  return { value }
}

function refused(error: string | null): ReadAmount {
  return { value: null, error }
}

/** A share of a balance, rounded down to 6 decimals. */
export function shareOf(balance: DecimalString, percent: number): DecimalString {
  return round(divide(multiply(balance, percent), 100), usdc.places, 'down')
}

/** "$12.50", "$0.000001": exact, at least with cents. An amount that can be sent is never rounded up. */
export function exactUsdc(amount: DecimalString): string {
  const sendable = round(amount, usdc.places, 'down')
  return `$${formatNumber(sendable, { places: exactPlaces(sendable) })}`
}

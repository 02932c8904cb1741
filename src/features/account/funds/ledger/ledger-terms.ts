import { isZero, negate } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type { Reconciliation } from '../../../../../contract/money/transfers.ts'

export interface LedgerTerm {
  label: string
  /** USDC, signed as it is added: what was paid is negative. */
  value: DecimalString
  isSum: boolean
}

/** The terms of the equation; those above "Together" add up to it. */
export function ledgerTerms(books: Reconciliation): LedgerTerm[] {
  const term = (label: string, value: DecimalString) => ({ label, value, isSum: false })
  const sum = (label: string, value: DecimalString) => ({ label, value, isSum: true })
  return [
    ...(isZero(books.opening) ? [] : [term('Before Alura first saw it', books.opening)]),
    term('Deposits', books.deposits),
    term('Withdrawals, fees included', negate(books.withdrawals)),
    term('Sent less received', negate(books.sent)),
    term('Rewards', books.rewards),
    term('Vaults, sub-accounts and spot', books.other),
    term('Realized results, gross', books.realized),
    term('Trading fees', negate(books.fees)),
    term('Funding', books.funding),
    term('Unrealized results', books.unrealized),
    sum('Together, by our books', books.expected),
    sum('Equity, by the exchange', books.equity),
    sum('Difference', books.difference),
  ]
}

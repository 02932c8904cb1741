import { t } from '@lingui/core/macro'
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
    ...(isZero(books.opening) ? [] : [term(t`Before Alura first saw it`, books.opening)]),
    term(t`Deposits`, books.deposits),
    term(t`Withdrawals, fees included`, negate(books.withdrawals)),
    term(t`Sent less received`, negate(books.sent)),
    term(t`Rewards`, books.rewards),
    term(t`Vaults, sub-accounts and spot`, books.other),
    ...(isZero(books.elsewhere) ? [] : [term(t`Other markets of the exchange`, books.elsewhere)]),
    term(t`Realized results, gross`, books.realized),
    term(t`Trading fees`, negate(books.fees)),
    term(t`Funding`, books.funding),
    term(t`Unrealized results`, books.unrealized),
    sum(t`Together, by our books`, books.expected),
    sum(t`Equity, by the exchange`, books.equity),
    sum(t`Difference`, books.difference),
  ]
}

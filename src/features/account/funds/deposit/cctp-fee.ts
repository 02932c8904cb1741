// What a deposit by Circle costs, as far as Circle says: the wallet permits a little more, and what is not kept arrives.
import { t } from '@lingui/core/macro'
import { maximum, subtract } from '../../../../../contract/decimal.ts'
import type { OutputOf } from '../../../../../contract/endpoint.ts'
import type { getDepositFee } from '../../../../../contract/money/deposits.ts'
import type { CctpRoute } from '../../../../../contract/ops/config.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { exactUsdc } from '../amount.ts'

export type CctpTerms = Pick<CctpRoute, 'depositFee' | 'extension'>
export type CircleFee = OutputOf<typeof getDepositFee>

/** What the wallet is to permit. USDC. */
export function permittedFee(
  { depositFee }: CctpTerms,
  told: CircleFee | undefined,
): DecimalString {
  return told?.most ?? depositFee
}

export function feeWords(cctp: CctpTerms, told: CircleFee | undefined): string {
  const most = exactUsdc(permittedFee(cctp, told))
  if (told === undefined || told.fee === null) return t`at most ${most}`
  const fee = exactUsdc(told.fee)
  return told.isCurrent
    ? t`${fee} now, at most ${most}`
    : t`${fee} when Circle last said, at most ${most}`
}

export function arrivalWords(
  cctp: CctpTerms,
  told: CircleFee | undefined,
  amount: DecimalString | null,
): string {
  if (amount === null) return '—'
  const after = (fee: DecimalString) => exactUsdc(maximum(0, subtract(amount, fee)))
  const least = after(permittedFee(cctp, told))
  if (told === undefined || told.fee === null) return t`at least ${least}`
  const usual = after(told.fee)
  return t`${usual}, at least ${least}`
}

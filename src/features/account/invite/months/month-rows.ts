import type { OutputOf } from '../../../../../contract/endpoint.ts'
import type { getReferralStats } from '../../../../../contract/money/referrals.ts'
import { toCsv } from '../../../../lib/csv.ts'
import { formatMonth, formatYear, parseTime } from '../../../../lib/time.ts'

export type ReferralStats = OutputOf<typeof getReferralStats>
export type ReferralMonth = ReferralStats['byMonth'][number]

/** "2026-11" becomes "Nov 2026", in every time zone. */
export function monthName(month: string): string {
  const middle = parseTime(`${month}-15T12:00:00Z`)
  return `${formatMonth(middle)} ${formatYear(middle)}`
}

/** Oldest first; money exactly as the server returned it. */
export function monthsCsv(months: readonly ReferralMonth[]): string {
  return toCsv(
    ['month (UTC)', 'invited', 'volume (USDC)', 'earned (USDC)'],
    months.map(({ month, invited, volume, earned }) => [month, String(invited), volume, earned]),
  )
}

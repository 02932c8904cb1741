// The referrer's share of the fees: fixed for ever by the year of the programme in which the code was made.
import type { UnixMs } from '../../../contract/primitives.ts'
import { referralRules } from '../../../contract/money/referrals.ts'

const lastYear = referralRules.ratesPct.length

/**
 * 1 until the programme's first anniversary, and so on; the last year never ends. Anniversaries are the same date and
 * time of day in UTC; of 29 February it is 1 March where there is no 29th. The moment itself is in the new year.
 */
export function cohortYearOf(programmeStart: UnixMs, at: UnixMs): number {
  let year = 1
  while (year < lastYear && at >= anniversary(programmeStart, year)) year += 1
  return year
}

/** When the year ends; null: it does not end. */
export function endOfYear(programmeStart: UnixMs, cohortYear: number): UnixMs | null {
  return cohortYear < lastYear ? anniversary(programmeStart, cohortYear) : null
}

/** Percent of the builder fee. */
export function ratePctOf(cohortYear: number): number {
  const rate = referralRules.ratesPct[cohortYear - 1]
  if (rate === undefined) throw new Error(`there is no cohort year ${cohortYear}`)
  return rate
}

/** YYYY-MM, UTC. */
export function monthOf(at: UnixMs): string {
  return new Date(at).toISOString().slice(0, 7)
}

function anniversary(start: UnixMs, years: number): UnixMs {
  const date = new Date(start)
  return date.setUTCFullYear(date.getUTCFullYear() + years)
}

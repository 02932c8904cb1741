// The programme's terms as example numbers.
import {
  compare,
  divide,
  minimum,
  multiply,
  round,
  subtract,
} from '../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { referralRules } from '../../../../contract/money/referrals.ts'

/** USDC of traded volume in the examples. */
export const exampleVolume = '100000'

/**
 * USDC that the referrer gets for the example's volume. `builderFee`: fraction of the notional; `rate`: percent of
 * that fee.
 */
export function exampleReward(builderFee: DecimalString, rate: number): DecimalString {
  return divide(multiply(exampleVolume, builderFee, rate), 100)
}

/** 0…100, whole, rounded down, so that 100 means reached. */
export function percentOf(part: DecimalString, whole: DecimalString): number {
  return Number(round(minimum(100, multiply(divide(part, whole), 100)), 0, 'down'))
}

/** USDC to display, rounded down so that it is never more than can be claimed. */
export function shownClaimable(claimable: DecimalString): DecimalString {
  return round(claimable, 2, 'down')
}

/** Why nothing can be claimed now; undefined when it can. */
export function claimBlockedBy(claimable: DecimalString): 'below-minimum' | undefined {
  return compare(claimable, referralRules.claimMinimum) < 0 ? 'below-minimum' : undefined
}

/** USDC still to earn before a claim, rounded up to a cent. */
export function missingForClaim(claimable: DecimalString): DecimalString {
  return round(subtract(referralRules.claimMinimum, claimable), 2, 'up')
}

export interface CohortStep {
  /** Year of the programme; the last one stands for every later year, too. */
  year: number
  rate: number
  isLast: boolean
}

/** Percent that codes made in the following year get. */
export function rateAfter(cohortYear: number): number {
  return referralRules.ratesPct[cohortYear] ?? referralRules.ratesPct[3]
}

export const cohortSteps: readonly CohortStep[] = referralRules.ratesPct.map((rate, index) => ({
  year: index + 1,
  rate,
  isLast: index === referralRules.ratesPct.length - 1,
}))

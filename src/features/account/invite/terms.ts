// The programme's terms as figures that a person can weigh.
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

/** USDC of traded volume that the examples speak of. */
export const exampleVolume = '100000'

/** USDC that the referrer gets of the example's volume. `builderFee`: fraction of notional; `rate`: percent of that. */
export function exampleReward(builderFee: DecimalString, rate: number): DecimalString {
  return divide(multiply(exampleVolume, builderFee, rate), 100)
}

/** 0…100, whole, rounded down: full only when it is reached. */
export function percentOf(part: DecimalString, whole: DecimalString): number {
  return Number(round(minimum(100, multiply(divide(part, whole), 100)), 0, 'down'))
}

/** What is shown of money that can be claimed: never more than there is. */
export function shownClaimable(claimable: DecimalString): DecimalString {
  return round(claimable, 2, 'down')
}

/** Why nothing can be claimed now; undefined when it can. */
export function claimBlockedBy(claimable: DecimalString): 'below-minimum' | undefined {
  return compare(claimable, referralRules.claimMinimum) < 0 ? 'below-minimum' : undefined
}

/** USDC still to earn before a claim, to the cent above. */
export function missingForClaim(claimable: DecimalString): DecimalString {
  return round(subtract(referralRules.claimMinimum, claimable), 2, 'up')
}

export interface CohortStep {
  /** Of the programme; the last one is of every later year too. */
  year: number
  rate: number
  isLast: boolean
}

/** Percent that codes of the following year get. */
export function rateAfter(cohortYear: number): number {
  return referralRules.ratesPct[cohortYear] ?? referralRules.ratesPct[3]
}

export const cohortSteps: readonly CohortStep[] = referralRules.ratesPct.map((rate, index) => ({
  year: index + 1,
  rate,
  isLast: index === referralRules.ratesPct.length - 1,
}))

// The rewards of a referrer.
import { compare, round, subtract } from '../../../contract/decimal.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import { referralRules } from '../../../contract/money/referrals.ts'
import type { Store } from '../../storage/store.ts'

/** USDC, with the exchange's 6 decimals. accrued = claimable + claimed. */
export interface Rewards {
  accrued: DecimalString
  claimable: DecimalString
  /** Including claims in progress. */
  claimed: DecimalString
}

const usdcPlaces = 6

/** Accruals are exact and are rounded only here, down: a remainder below the smallest unit stays owed. */
export async function rewardsOf(store: Store, userId: UserId): Promise<Rewards> {
  const balance = await store.rewardClaims.balanceOf(userId)
  const accrued = round(balance.accrued, usdcPlaces, 'down')
  const claimed = round(balance.claimed, usdcPlaces, 'down')
  return { accrued, claimed, claimable: subtract(accrued, claimed) }
}

export function isClaimable({ claimable }: Rewards): boolean {
  return compare(claimable, referralRules.claimMinimum) >= 0
}

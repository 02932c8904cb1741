// The referrer's reward for a fill: a share of the builder fee that was really paid. Stored in the transaction that
// books the fill.
import { divide, maximum, minimum, multiply, round, zero } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { ServerConfig } from '../../settings/config.ts'
import type { BookedFill } from '../../trading/index.ts'
import type { Store } from '../../storage/store.ts'
import { monthOf, ratePctOf } from './cohort.ts'

type Builder = Pick<ServerConfig['builder'], 'feeTenthsBp'>

const usdcPlaces = 6

/**
 * Only our own orders count: the builder fee of any other order goes to another builder. The share is exact; claims
 * round.
 */
export function accrueReward(builder: Builder) {
  return async (store: Store, { userId, fill, isOurs }: BookedFill): Promise<void> => {
    if (!isOurs) return
    const referrer = await store.referrals.referrerOf(userId)
    if (referrer === undefined) return
    const { referrerId, cohortYear } = referrer
    const { symbol, at, tid } = fill
    const ratePct = ratePctOf(cohortYear)
    const notional = multiply(fill.size, fill.price)
    const builderFee = earnedBy(builder, notional, fill.builderFee)
    await store.referrals.accrue(
      {
        userId,
        symbol,
        at,
        tid,
        referrerId,
        ratePct: String(ratePct),
        notional,
        builderFee,
        earned: divide(multiply(builderFee, ratePct), 100),
      },
      monthOf(at),
    )
  }
}

/**
 * USDC, at most what we charge. A fill tells how much builder fee was paid, not to whom: somebody could send an
 * order with one of our client order ids and another builder's higher fee, and make us share what we never got.
 */
function earnedBy({ feeTenthsBp }: Builder, notional: DecimalString, paid: DecimalString) {
  const ours = round(divide(multiply(notional, feeTenthsBp), 100_000), usdcPlaces, 'up')
  return maximum(zero, minimum(paid, ours))
}

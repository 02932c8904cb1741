// What a fill earns the one who brought the trader: a share of the builder fee that was really paid. Counted in the
// transaction that books the fill, so it is there exactly when the fill is.
import { divide, maximum, minimum, multiply, round, zero } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { ServerConfig } from '../../config.ts'
import type { BookedFill } from '../../trading/index.ts'
import type { Store } from '../../storage/store.ts'
import { monthOf, ratePctOf } from './cohort.ts'

type Builder = Pick<ServerConfig['builder'], 'feeTenthsBp'>

const usdcPlaces = 6

/** Only orders of ours count: the fee on any other goes to another builder. The share is exact; claims round. */
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
 * Never more than we charge. A fill says what was paid, not to whom: somebody could send an order under a client order
 * id of ours with another builder's higher fee, and have us share what we never got.
 */
function earnedBy({ feeTenthsBp }: Builder, notional: DecimalString, paid: DecimalString) {
  const ours = round(divide(multiply(notional, feeTenthsBp), 100_000), usdcPlaces, 'up')
  return maximum(zero, minimum(paid, ours))
}

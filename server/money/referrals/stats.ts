import { add, zero } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { monthOf } from './cohort.ts'
import { requireSelf } from './own.ts'

export const getReferralStats: Verb<ViewerContext, typeof contract.getReferralStats> = async ({
  ctx,
  input,
}) => {
  requireSelf(ctx, input.params.userId)
  const { store, viewer } = ctx
  const [invited, sums] = await Promise.all([
    store.referrals.invitedBy(viewer.id),
    store.referrals.sumsOf(viewer.id),
  ])
  const joinedIn = countBy(invited, ({ joinedAt }) => monthOf(joinedAt))
  const sumOf = new Map(sums.map((sum) => [sum.month, sum]))
  const months = new Set([...joinedIn.keys(), ...sumOf.keys()])
  return {
    invited: invited.length,
    traded: invited.filter(({ tradedAt }) => tradedAt !== null).length,
    volume: add(zero, ...sums.map(({ notional }) => notional)),
    earned: add(zero, ...sums.map(({ earned }) => earned)),
    byMonth: [...months].toSorted().map((month) => {
      const sum = sumOf.get(month)
      return {
        month,
        invited: joinedIn.get(month) ?? 0,
        volume: add(sum?.notional ?? zero),
        earned: add(sum?.earned ?? zero),
      }
    }),
  }
}

function countBy<T, K>(items: T[], keyOf: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

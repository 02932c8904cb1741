import type { UserId } from '../../../contract/primitives.ts'

export interface Need {
  userId: UserId
  /** 2 with open positions, 1 without. */
  rank: number
}

/** Added for an open page, which decides between accounts of the same rank. */
const openPage = 0.5

/**
 * The accounts that need a stream most, first. One that has a stream already keeps it against others of the same
 * rank.
 */
export function mostNeeded(
  needs: readonly Need[],
  viewers: Iterable<UserId>,
  followed: readonly UserId[],
): UserId[] {
  const ranks = new Map<UserId, number>()
  for (const { userId, rank } of needs) {
    ranks.set(userId, Math.max(rank, ranks.get(userId) ?? 0))
  }
  for (const userId of viewers) ranks.set(userId, (ranks.get(userId) ?? 0) + openPage)
  const place = new Map(followed.map((userId, index) => [userId, index]))
  const placeOf = (userId: UserId) => place.get(userId) ?? followed.length
  return [...ranks.entries()]
    .toSorted(([a, of], [b, against]) => against - of || placeOf(a) - placeOf(b))
    .map(([userId]) => userId)
}

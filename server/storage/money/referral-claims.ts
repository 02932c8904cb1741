// Claims of referral rewards. A claimed amount is not owed any more, unless the claim failed.
import { and, desc, eq, gt, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { referralCodes, referralSums, rewardClaims } from '../schema.ts'

export type RewardClaimRow = typeof rewardClaims.$inferSelect
export type NewRewardClaim = Omit<
  RewardClaimRow,
  'nonce' | 'status' | 'message' | 'nonceSpentAt' | 'updatedAt'
>

/** The last row of the page before. */
export type ClaimCursor = Pick<RewardClaimRow, 'createdAt' | 'id'>

const isOpen = inArray(rewardClaims.status, ['submitted', 'unknown'])

export function rewardClaimStore(db: Database) {
  const all = () => db.select().from(rewardClaims)
  return {
    /**
     * Prevents other claims of this user until the transaction ends. False when another one is running: it does not
     * wait, so that a thousand requests of one user do not occupy all connections.
     */
    async lock(userId: UserId): Promise<boolean> {
      const rows = await db
        .select({ code: referralCodes.code })
        .from(referralCodes)
        .where(eq(referralCodes.userId, userId))
        .for('update', { skipLocked: true })
      return rows.length === 1
    },

    /** USDC, exact: everything earned, and how much of it is claimed or being paid. */
    async balanceOf(userId: UserId): Promise<{ accrued: DecimalString; claimed: DecimalString }> {
      const [earned] = await db
        .select({ sum: sql<string>`coalesce(sum(${referralSums.earned}), 0)::text` })
        .from(referralSums)
        .where(eq(referralSums.referrerId, userId))
      const [held] = await db
        .select({ sum: sql<string>`coalesce(sum(${rewardClaims.amount}), 0)::text` })
        .from(rewardClaims)
        .where(and(eq(rewardClaims.userId, userId), ne(rewardClaims.status, 'failed')))
      return { accrued: earned?.sum ?? '0', claimed: held?.sum ?? '0' }
    },

    /**
     * The row includes the treasury's next nonce: growing, near the current time, never given twice. Throws when the
     * user has an open claim; call `lock` and `openOf` first.
     */
    async insert(claim: NewRewardClaim): Promise<RewardClaimRow> {
      const next = sql`greatest(${claim.createdAt}::bigint, (select coalesce(max(nonce), 0) + 1 from ${rewardClaims}))`
      for (;;) {
        const [row] = await db
          .insert(rewardClaims)
          .values({
            ...claim,
            nonce: sql`${next}`,
            status: 'submitted',
            message: null,
            nonceSpentAt: null,
            updatedAt: claim.createdAt,
          })
          .onConflictDoNothing({ target: rewardClaims.nonce })
          .returning()
        if (row !== undefined) return row
      }
    },

    async openOf(userId: UserId): Promise<RewardClaimRow | undefined> {
      const [row] = await all().where(and(eq(rewardClaims.userId, userId), isOpen))
      return row
    },

    /** Open claims that no process is working on. */
    async adrift(now: UnixMs, limit: number): Promise<RewardClaimRow[]> {
      return all()
        .where(and(isOpen, lt(rewardClaims.leaseUntil, now)))
        .orderBy(rewardClaims.leaseUntil)
        .limit(limit)
    },

    /** Undefined when it is settled already, or another process works on it. */
    async lease(id: string, now: UnixMs, until: UnixMs): Promise<RewardClaimRow | undefined> {
      const [row] = await db
        .update(rewardClaims)
        .set({ leaseUntil: until })
        .where(and(eq(rewardClaims.id, id), isOpen, lt(rewardClaims.leaseUntil, now)))
        .returning()
      return row
    },

    /** A settled claim stays unchanged. */
    async record(
      id: string,
      change: Partial<
        Pick<RewardClaimRow, 'status' | 'message' | 'nonceSpentAt' | 'leaseUntil'>
      > & {
        updatedAt: UnixMs
      },
    ): Promise<RewardClaimRow> {
      await db
        .update(rewardClaims)
        .set(change)
        .where(and(eq(rewardClaims.id, id), isOpen))
      const [row] = await all().where(eq(rewardClaims.id, id))
      if (row === undefined) throw new Error(`claim ${id} vanished`)
      return row
    },

    /** The user's paid claims of exactly this amount, and the time of the first claim. */
    async history(
      userId: UserId,
      amount: DecimalString,
    ): Promise<{ paidAlike: number; firstAt: UnixMs }> {
      const [row] = await db
        .select({
          paidAlike: sql<number>`count(*) filter (where ${rewardClaims.status} = 'paid' and ${rewardClaims.amount} = ${amount}::numeric)::int`,
          firstAt: sql<string>`coalesce(min(${rewardClaims.createdAt}), 0)::text`,
        })
        .from(rewardClaims)
        .where(eq(rewardClaims.userId, userId))
      return { paidAlike: row?.paidAlike ?? 0, firstAt: Number(row?.firstAt ?? 0) }
    },

    /** Newest first. */
    async list(
      userId: UserId,
      { after, limit }: { after?: ClaimCursor; limit: number },
    ): Promise<RewardClaimRow[]> {
      const older =
        after &&
        or(
          lt(rewardClaims.createdAt, after.createdAt),
          and(eq(rewardClaims.createdAt, after.createdAt), gt(rewardClaims.id, after.id)),
        )
      return all()
        .where(and(eq(rewardClaims.userId, userId), older))
        .orderBy(desc(rewardClaims.createdAt), rewardClaims.id)
        .limit(limit)
    },
  }
}

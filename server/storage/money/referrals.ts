// Referral codes, the people who came by them, and the rewards for their fees.
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import {
  fills,
  orders,
  referralAccruals,
  referralAttributions,
  referralCodes,
  referralSums,
  users,
} from '../schema.ts'

export type ReferralCodeRow = typeof referralCodes.$inferSelect
export type Attribution = Omit<typeof referralAttributions.$inferSelect, 'tradedAt'>
export type Accrual = typeof referralAccruals.$inferSelect
export type ReferralSum = Omit<typeof referralSums.$inferSelect, 'referrerId'>

export interface InvitedRow {
  joinedAt: UnixMs
  tradedAt: UnixMs | null
}

export function referralStore(db: Database) {
  const ownCode = async (userId: UserId): Promise<ReferralCodeRow | undefined> => {
    const [row] = await db.select().from(referralCodes).where(eq(referralCodes.userId, userId))
    return row
  }
  return {
    ownCode,

    /** False when the code is taken, or this user has one already. */
    async addCode(row: ReferralCodeRow): Promise<boolean> {
      const rows = await db
        .insert(referralCodes)
        .values(row)
        .onConflictDoNothing()
        .returning({ code: referralCodes.code })
      return rows.length === 1
    },

    async codeOf(userId: UserId): Promise<string | null> {
      return (await ownCode(userId))?.code ?? null
    },

    /** The programme begins with the first account of all; undefined before that. */
    async programmeStart(): Promise<UnixMs | undefined> {
      const [first] = await db
        .select({ createdAt: users.createdAt })
        .from(users)
        .orderBy(users.createdAt)
        .limit(1)
      return first?.createdAt
    },

    async ownerOf(code: string): Promise<UserId | undefined> {
      const [row] = await db.select().from(referralCodes).where(eq(referralCodes.code, code))
      return row?.userId
    },

    /**
     * False when nothing was written: the user has a referrer already, is the referrer, or has brought the referrer.
     */
    async attribute(row: Attribution): Promise<boolean> {
      const { userId, referrerId, code, joinedAt } = row
      const ancestors = sql`
        with recursive above(id) as (
          select ${referrerId}::text
          union
          select a.referrer_id from ${referralAttributions} a join above on a.user_id = above.id
        )
        select 1 from above where id = ${userId}`
      const written = await db.execute(sql`
        insert into ${referralAttributions} (user_id, referrer_id, code, joined_at)
        select ${userId}, ${referrerId}, ${code}, ${joinedAt}::bigint
        where not exists (${ancestors})
        on conflict do nothing
        returning user_id`)
      return rowsOf(written).length === 1
    },

    async attributionOf(userId: UserId): Promise<Attribution | undefined> {
      const [row] = await db
        .select()
        .from(referralAttributions)
        .where(eq(referralAttributions.userId, userId))
      return row
    },

    /** Who earns from this user's fees, and the programme year that fixes the share. */
    async referrerOf(
      userId: UserId,
    ): Promise<{ referrerId: UserId; cohortYear: number } | undefined> {
      const [row] = await db
        .select({
          referrerId: referralAttributions.referrerId,
          cohortYear: referralCodes.cohortYear,
        })
        .from(referralAttributions)
        .innerJoin(referralCodes, eq(referralCodes.userId, referralAttributions.referrerId))
        .where(eq(referralAttributions.userId, userId))
      return row
    },

    /** All people who came by this user's code, unordered. */
    async invitedBy(referrerId: UserId): Promise<InvitedRow[]> {
      return db
        .select({
          joinedAt: referralAttributions.joinedAt,
          tradedAt: referralAttributions.tradedAt,
        })
        .from(referralAttributions)
        .where(eq(referralAttributions.referrerId, referrerId))
    },

    /** False when this fill is counted already. Takes the same time however many there are. */
    async accrue(accrual: Accrual, month: string): Promise<boolean> {
      const { userId, referrerId, notional, earned, at } = accrual
      const added = await db
        .insert(referralAccruals)
        .values(accrual)
        .onConflictDoNothing()
        .returning({ tid: referralAccruals.tid })
      if (added.length === 0) return false
      await db
        .update(referralAttributions)
        .set({ tradedAt: at })
        .where(and(eq(referralAttributions.userId, userId), isNull(referralAttributions.tradedAt)))
      await db
        .insert(referralSums)
        .values({ referrerId, month, notional, earned })
        .onConflictDoUpdate({
          target: [referralSums.referrerId, referralSums.month],
          set: {
            notional: sql`${referralSums.notional} + excluded.notional`,
            earned: sql`${referralSums.earned} + excluded.earned`,
          },
        })
      return true
    },

    /** By month, ascending. */
    async sumsOf(referrerId: UserId): Promise<ReferralSum[]> {
      const { month, notional, earned } = referralSums
      return db
        .select({ month, notional, earned })
        .from(referralSums)
        .where(eq(referralSums.referrerId, referrerId))
        .orderBy(month)
    },

    /** USDC that the user traded by our orders. */
    async ownVolume(userId: UserId): Promise<DecimalString> {
      const [row] = await db
        .select({ volume: sql<string>`coalesce(sum(${fills.size} * ${fills.price}), 0)::text` })
        .from(fills)
        .innerJoin(orders, and(eq(orders.cloid, fills.cloid), eq(orders.userId, fills.userId)))
        .where(eq(fills.userId, userId))
      return row?.volume ?? '0'
    },
  }
}

/** Both drivers return the rows of a raw statement, in different wrappers. */
function rowsOf(answer: unknown): unknown[] {
  return (answer as { rows: unknown[] }).rows
}

import { and, asc, eq, isNull, lt, lte, ne, or } from 'drizzle-orm'
import type { MandateId, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { mandates } from '../schema.ts'

export type MandateRow = typeof mandates.$inferSelect
export type MandateKind = MandateRow['kind']
export type MandateState = MandateRow['state']
export type NewMandate = Pick<
  MandateRow,
  'id' | 'userId' | 'kind' | 'assetIndex' | 'symbol' | 'createdAt'
>

const isLiving = ne(mandates.state, 'released')

export function mandateStore(db: Database) {
  return {
    /** Claims the market; the mandate is due at once. False when another mandate of the user holds it. */
    async claim(mandate: NewMandate): Promise<boolean> {
      const rows = await db
        .insert(mandates)
        .values({ ...mandate, state: 'trading', nextLookAt: mandate.createdAt })
        .onConflictDoNothing()
        .returning({ id: mandates.id })
      return rows.length === 1
    },

    /** The mandate that holds the user's market now. */
    async holder(userId: UserId, assetIndex: number): Promise<MandateRow | undefined> {
      const [row] = await db
        .select()
        .from(mandates)
        .where(
          and(
            eq(mandates.userId, userId),
            eq(mandates.assetIndex, assetIndex),
            eq(mandates.state, 'trading'),
          ),
        )
      return row
    },

    async byId(id: MandateId): Promise<MandateRow | undefined> {
      const [row] = await db.select().from(mandates).where(eq(mandates.id, id))
      return row
    },

    /** Not released, oldest first. */
    async living(userId?: UserId): Promise<MandateRow[]> {
      return db
        .select()
        .from(mandates)
        .where(and(userId === undefined ? undefined : eq(mandates.userId, userId), isLiving))
        .orderBy(asc(mandates.createdAt), asc(mandates.id))
    },

    /** Mandates whose look is due, longest overdue first. */
    async due(now: UnixMs): Promise<{ id: MandateId }[]> {
      return db
        .select({ id: mandates.id })
        .from(mandates)
        .where(and(lte(mandates.nextLookAt, now), isLiving))
        .orderBy(asc(mandates.nextLookAt))
    },

    async setState(id: MandateId, state: MandateState): Promise<void> {
      await db.update(mandates).set({ state }).where(eq(mandates.id, id))
    },

    /** Makes a released mandate look after its positions again. */
    async reopen(id: MandateId): Promise<void> {
      await db
        .update(mandates)
        .set({ state: 'guarding' })
        .where(and(eq(mandates.id, id), eq(mandates.state, 'released')))
    },

    /** True when `owner` may act under the mandate until then. Anybody may take an expired lease. */
    async lease(id: MandateId, owner: string, now: UnixMs, until: UnixMs): Promise<boolean> {
      const isFree = or(
        isNull(mandates.leaseOwner),
        eq(mandates.leaseOwner, owner),
        lt(mandates.leaseUntil, now),
      )
      const rows = await db
        .update(mandates)
        .set({ leaseOwner: owner, leaseUntil: until })
        .where(and(eq(mandates.id, id), isFree))
        .returning({ id: mandates.id })
      return rows.length === 1
    },

    /**
     * False when another process took over. Called within the transaction that writes an order, so that a process
     * without the lease cannot send.
     */
    async renewLease(id: MandateId, owner: string, until: UnixMs): Promise<boolean> {
      const rows = await db
        .update(mandates)
        .set({ leaseUntil: until })
        .where(and(eq(mandates.id, id), eq(mandates.leaseOwner, owner)))
        .returning({ id: mandates.id })
      return rows.length === 1
    },

    /** Gives the lease back; the next look is due then. */
    async releaseLease(id: MandateId, owner: string, nextLookAt: UnixMs): Promise<void> {
      await db
        .update(mandates)
        .set({ leaseOwner: null, leaseUntil: null, nextLookAt })
        .where(and(eq(mandates.id, id), eq(mandates.leaseOwner, owner)))
    },
  }
}

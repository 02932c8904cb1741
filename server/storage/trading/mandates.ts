import { and, asc, eq, gt, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
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

export interface DueClaim {
  owner: string
  now: UnixMs
  /** When the leases end. */
  until: UnixMs
  most: number
  /** Milliseconds. */
  graceMs: number
}

export type DueMandate = Pick<MandateRow, 'id' | 'nextLookAt'>

export interface Release {
  id: MandateId
  /** When its look was due as it was leased; undefined: whatever it is. */
  was?: UnixMs | undefined
  /** When the next one is due, unless it was hastened meanwhile; undefined: as before. */
  nextLookAt?: UnixMs | undefined
}

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

    /**
     * Leases up to `most` mandates that are due and that nobody has, longest overdue first. Those that another process
     * looked at last are left to it until they are overdue by `graceMs`. Never waits for another process that claims at
     * the same time, and never gets what that one gets.
     */
    async claimDue({ owner, now, until, most, graceMs }: DueClaim): Promise<DueMandate[]> {
      const isFree = or(isNull(mandates.leaseOwner), lt(mandates.leaseUntil, now))
      const isOurs = or(
        isNull(mandates.lookedBy),
        eq(mandates.lookedBy, owner),
        lte(mandates.nextLookAt, now - graceMs),
      )
      const due = db
        .select({ id: mandates.id })
        .from(mandates)
        .where(and(lte(mandates.nextLookAt, now), isLiving, isFree, isOurs))
        .orderBy(asc(mandates.nextLookAt))
        .limit(most)
        .for('update', { skipLocked: true })
      const rows = await db
        .update(mandates)
        .set({ leaseOwner: owner, leaseUntil: until, lookedBy: owner })
        .where(sql`${mandates.id} = any(array(${due}))`)
        .returning({ id: mandates.id, nextLookAt: mandates.nextLookAt })
      return rows.toSorted((a, b) => a.nextLookAt - b.nextLookAt)
    },

    /** Frees what an earlier process of that name had leased. */
    async freeLeases(owner: string): Promise<void> {
      await db
        .update(mandates)
        .set({ leaseOwner: null, leaseUntil: null })
        .where(eq(mandates.leaseOwner, owner))
    },

    /** Makes its look due at once, also when a look is in progress. */
    async hasten(id: MandateId, now: UnixMs): Promise<void> {
      await db
        .update(mandates)
        // Always another value, by which who has the lease sees that it was hastened.
        .set({ nextLookAt: sql`least(${mandates.nextLookAt}, ${now}) - 1` })
        .where(and(eq(mandates.id, id), isLiving))
    },

    /** Makes due what is due later than that, and frees what is leased for longer: the clock was set back. */
    async notAfter(latest: UnixMs): Promise<void> {
      await db
        .update(mandates)
        .set({
          nextLookAt: sql`least(${mandates.nextLookAt}, ${latest})`,
          leaseOwner: null,
          leaseUntil: null,
        })
        .where(and(isLiving, or(gt(mandates.nextLookAt, latest), gt(mandates.leaseUntil, latest))))
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

    /** Undefined: another process has it. Otherwise `owner` may act until then. Anybody may take an expired lease. */
    async lease(
      id: MandateId,
      owner: string,
      now: UnixMs,
      until: UnixMs,
    ): Promise<DueMandate | undefined> {
      const isFree = or(
        isNull(mandates.leaseOwner),
        eq(mandates.leaseOwner, owner),
        lt(mandates.leaseUntil, now),
      )
      const [row] = await db
        .update(mandates)
        .set({ leaseOwner: owner, leaseUntil: until })
        .where(and(eq(mandates.id, id), isFree))
        .returning({ id: mandates.id, nextLookAt: mandates.nextLookAt })
      return row
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

    /** Which of these leases are still the owner's; they are longer now. */
    async renewLeases(
      ids: readonly MandateId[],
      owner: string,
      until: UnixMs,
    ): Promise<MandateId[]> {
      const rows = await db
        .update(mandates)
        .set({ leaseUntil: until })
        .where(
          and(
            sql`${mandates.id} in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`,
            eq(mandates.leaseOwner, owner),
          ),
        )
        .returning({ id: mandates.id })
      return rows.map(({ id }) => id)
    },

    /** Gives leases back. */
    async releaseLeases(owner: string, released: readonly Release[]): Promise<void> {
      const rows = JSON.stringify(
        released.map(({ id, was, nextLookAt }) => ({ id, was, at: nextLookAt })),
      )
      await db.execute(sql`
        update ${mandates} set lease_owner = null, lease_until = null,
          next_look_at = case
            when ${mandates.nextLookAt} = coalesce(released.was, ${mandates.nextLookAt})
            then coalesce(released.at, ${mandates.nextLookAt})
            else ${mandates.nextLookAt} end
        from jsonb_to_recordset(${rows}::jsonb) as released (id text, was bigint, at bigint)
        where ${mandates.id} = released.id and ${mandates.leaseOwner} = ${owner}`)
    },
  }
}

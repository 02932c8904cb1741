import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { bindingMandates, bindings, positions, traders } from '../schema.ts'
import { modelProgram } from './executions.ts'
import type { PositionRow } from '../trading/positions.ts'
import type { TraderRow } from '../traders/traders.ts'

export type BindingRow = typeof bindings.$inferSelect
export type NewBinding = Omit<BindingRow, 'id' | 'leaseOwner' | 'leaseUntil'>
export type BindingNote = Partial<
  Omit<BindingRow, 'id' | 'userId' | 'programId' | 'accountId' | 'createdAt'>
>

export function bindingStore(db: Database) {
  return {
    /** Of programs, newest first. */
    async of(userId: UserId): Promise<BindingRow[]> {
      return db
        .select()
        .from(bindings)
        .where(and(eq(bindings.userId, userId), ne(bindings.programId, modelProgram)))
        .orderBy(desc(bindings.id))
    },

    /** Of a program. */
    async owned(userId: UserId, id: number): Promise<BindingRow | undefined> {
      const [row] = await db
        .select()
        .from(bindings)
        .where(
          and(
            eq(bindings.id, id),
            eq(bindings.userId, userId),
            ne(bindings.programId, modelProgram),
          ),
        )
      return row
    },

    async byId(id: number): Promise<BindingRow | undefined> {
      const [row] = await db.select().from(bindings).where(eq(bindings.id, id))
      return row
    },

    async ofAccount(accountId: number): Promise<BindingRow[]> {
      return db.select().from(bindings).where(eq(bindings.accountId, accountId))
    },

    async ofProgram(programId: number): Promise<BindingRow[]> {
      return db.select().from(bindings).where(eq(bindings.programId, programId))
    },

    /** Undefined when that program is bound to that trader already. */
    async insert(row: NewBinding): Promise<BindingRow | undefined> {
      const [made] = await db.insert(bindings).values(row).onConflictDoNothing().returning()
      return made
    },

    async change(id: number, change: BindingNote): Promise<void> {
      await db.update(bindings).set(change).where(eq(bindings.id, id))
    },

    async remove(id: number): Promise<void> {
      await db.delete(bindings).where(eq(bindings.id, id))
    },

    /**
     * Enabled ones of one kind of trader that run, whose time has come or whose pool has fired, and which nobody but `owner` runs;
     * longest overdue first.
     */
    async due(
      owner: string,
      now: UnixMs,
      { kind, limit }: { kind: TraderRow['accountType']; limit: number },
    ): Promise<{ binding: BindingRow; trader: TraderRow }[]> {
      return db
        .select({ binding: bindings, trader: traders })
        .from(bindings)
        .innerJoin(traders, eq(traders.id, bindings.accountId))
        .where(
          and(
            eq(bindings.isEnabled, true),
            eq(traders.state, 'active'),
            eq(traders.accountType, kind),
            or(lte(bindings.nextRunAt, now), isNotNull(bindings.firing)),
            or(
              isNull(bindings.leaseUntil),
              lt(bindings.leaseUntil, now),
              eq(bindings.leaseOwner, owner),
            ),
          ),
        )
        .orderBy(asc(bindings.nextRunAt))
        .limit(limit)
    },

    /** True when `owner` may run it until then. Anybody may take an expired lease. */
    async lease(id: number, owner: string, now: UnixMs, until: UnixMs): Promise<boolean> {
      const isFree = or(
        isNull(bindings.leaseOwner),
        eq(bindings.leaseOwner, owner),
        lt(bindings.leaseUntil, now),
      )
      const rows = await db
        .update(bindings)
        .set({ leaseOwner: owner, leaseUntil: until })
        .where(and(eq(bindings.id, id), isFree))
        .returning({ id: bindings.id })
      return rows.length === 1
    },

    /** Whether `owner` holds the lease still; locked until the transaction ends. */
    async holds(id: number, owner: string): Promise<boolean> {
      const [row] = await db
        .select({ owner: bindings.leaseOwner })
        .from(bindings)
        .where(eq(bindings.id, id))
        .for('update')
      return row?.owner === owner
    },

    /** Holds the trader's bindings until the transaction ends. */
    async lockAccount(accountId: number): Promise<void> {
      await db
        .select({ id: bindings.id })
        .from(bindings)
        .where(eq(bindings.accountId, accountId))
        .orderBy(bindings.id)
        .for('update')
    },

    async release(id: number, owner: string): Promise<void> {
      await db
        .update(bindings)
        .set({ leaseOwner: null, leaseUntil: null })
        .where(and(eq(bindings.id, id), eq(bindings.leaseOwner, owner)))
    },

    /** Enabled ones that a pool starts. */
    async startedBy(poolId: number): Promise<BindingRow[]> {
      return db
        .select()
        .from(bindings)
        .where(
          and(
            eq(bindings.isEnabled, true),
            sql`${bindings.poolIds} @> ${JSON.stringify([poolId])}::jsonb`,
          ),
        )
    },

    /** The binding that a mandate belongs to. */
    async ofMandate(
      mandateId: string,
    ): Promise<{ bindingId: number; accountId: number } | undefined> {
      const [row] = await db
        .select()
        .from(bindingMandates)
        .where(eq(bindingMandates.mandateId, mandateId))
      return row
    },

    async noteMandate(row: typeof bindingMandates.$inferInsert): Promise<void> {
      await db.insert(bindingMandates).values(row).onConflictDoNothing()
    },

    /** All positions of a trader, in the order in which they closed; open ones last. */
    async positionsOfAccount(accountId: number): Promise<PositionRow[]> {
      return db
        .select({ position: positions })
        .from(positions)
        .innerJoin(bindingMandates, eq(bindingMandates.mandateId, positions.mandateId))
        .where(eq(bindingMandates.accountId, accountId))
        .orderBy(asc(positions.closedAt), asc(positions.openedAt))
        .then((rows) => rows.map(({ position }) => position))
    },

    /** Mandates that a binding has ever held. */
    async mandatesOf(bindingId: number): Promise<string[]> {
      const rows = await db
        .select({ id: bindingMandates.mandateId })
        .from(bindingMandates)
        .where(eq(bindingMandates.bindingId, bindingId))
      return rows.map(({ id }) => id)
    },

    /** Not closed, of these bindings. */
    async livePositions(bindingIds: readonly number[]): Promise<PositionRow[]> {
      if (bindingIds.length === 0) return []
      const rows = await db
        .select({ position: positions })
        .from(positions)
        .innerJoin(bindingMandates, eq(bindingMandates.mandateId, positions.mandateId))
        .where(
          and(
            inArray(bindingMandates.bindingId, [...bindingIds]),
            sql`${positions.status} <> 'closed'`,
          ),
        )
        .orderBy(asc(positions.openedAt))
      return rows.map(({ position }) => position)
    },
  }
}

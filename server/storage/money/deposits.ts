import { and, desc, eq, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { deposits } from '../schema.ts'

export type DepositRow = typeof deposits.$inferSelect
export type NewDeposit = Omit<DepositRow, 'ledgerKey' | 'creditedAt'>

/** Seen on the chain, not yet in the exchange's ledger. */
const isOpen = inArray(deposits.status, ['pending', 'confirmed'])

export function depositStore(db: Database) {
  const ofTransaction = (chainId: number, txHash: string) =>
    and(eq(deposits.chainId, chainId), eq(deposits.txHash, txHash.toLowerCase()))

  return {
    /** The row of this log, created on first sight, even when several requests report it at once. */
    async record(row: NewDeposit): Promise<DepositRow> {
      await db
        .insert(deposits)
        .values({ ...row, ledgerKey: null, creditedAt: null })
        .onConflictDoNothing()
      const [found] = await db
        .select()
        .from(deposits)
        .where(and(ofTransaction(row.chainId, row.txHash), eq(deposits.logIndex, row.logIndex)))
      if (found === undefined) throw new Error('a deposit vanished while being recorded')
      return found
    },

    /** In the order of their logs. */
    async ofTransaction(chainId: number, txHash: string): Promise<DepositRow[]> {
      return db
        .select()
        .from(deposits)
        .where(ofTransaction(chainId, txHash))
        .orderBy(deposits.logIndex)
    },

    /** The deposit that a ledger entry credits. */
    async ofEntry(userId: UserId, ledgerKey: string): Promise<DepositRow | undefined> {
      const [row] = await db
        .select()
        .from(deposits)
        .where(and(eq(deposits.userId, userId), eq(deposits.ledgerKey, ledgerKey)))
      return row
    },

    /** For one user, or for all. */
    async open(userId?: UserId): Promise<DepositRow[]> {
      const own = userId === undefined ? undefined : eq(deposits.userId, userId)
      return db.select().from(deposits).where(and(own, isOpen)).orderBy(deposits.recordedAt)
    },

    /** Newest first. */
    async list(
      userId: UserId,
      page: { after?: { recordedAt: UnixMs; id: string }; limit: number },
    ): Promise<DepositRow[]> {
      const { after, limit } = page
      const older =
        after &&
        or(
          lt(deposits.recordedAt, after.recordedAt),
          and(eq(deposits.recordedAt, after.recordedAt), lt(deposits.id, after.id)),
        )
      return db
        .select()
        .from(deposits)
        .where(and(eq(deposits.userId, userId), older))
        .orderBy(desc(deposits.recordedAt), desc(deposits.id))
        .limit(limit)
    },

    /** Where the transaction is on the chain now. A credited deposit keeps its status. */
    async place(
      id: string,
      place: Pick<DepositRow, 'status' | 'blockNumber' | 'blockHash' | 'blockTime'>,
    ): Promise<void> {
      await db
        .update(deposits)
        .set(place)
        .where(and(eq(deposits.id, id), ne(deposits.status, 'credited')))
    },

    /** The chain dropped the transaction. Its ledger entry, if any, may credit another deposit. */
    async orphan(id: string): Promise<void> {
      await db
        .update(deposits)
        .set({ status: 'orphaned', ledgerKey: null, creditedAt: null })
        .where(eq(deposits.id, id))
    },

    /** False when the deposit is credited already, or the entry credits another one. */
    async credit(id: string, entry: { key: string; at: UnixMs }): Promise<boolean> {
      const isTaken = sql`exists (select 1 from ${deposits} as other where other.user_id = ${deposits.userId} and other.ledger_key = ${entry.key})`
      const rows = await db
        .update(deposits)
        .set({ status: 'credited', ledgerKey: entry.key, creditedAt: entry.at })
        .where(
          and(
            eq(deposits.id, id),
            eq(deposits.status, 'confirmed'),
            isNull(deposits.ledgerKey),
            sql`not ${isTaken}`,
          ),
        )
        .returning({ id: deposits.id })
      return rows.length === 1
    },

    /** The exchange took these entries back: their deposits are followed on the chain again. */
    async uncredit(userId: UserId, keys: string[]): Promise<void> {
      if (keys.length === 0) return
      await db
        .update(deposits)
        .set({ status: 'confirmed', ledgerKey: null, creditedAt: null })
        .where(and(eq(deposits.userId, userId), inArray(deposits.ledgerKey, keys)))
    },
  }
}

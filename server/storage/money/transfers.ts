import { and, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { transfers } from '../schema.ts'

export type TransferRow = typeof transfers.$inferSelect
export type NewTransfer = Omit<TransferRow, 'message' | 'txHash' | 'ledgerKey' | 'updatedAt'>
export type TransferStatus = TransferRow['status']

export function transferStore(db: Database) {
  return {
    /** Stored before anything is sent. False when this nonce was used for such a transfer before. */
    async intend(row: NewTransfer): Promise<boolean> {
      const rows = await db
        .insert(transfers)
        .values({ ...row, message: null, txHash: null, ledgerKey: null, updatedAt: row.createdAt })
        .onConflictDoNothing()
        .returning({ id: transfers.id })
      return rows.length === 1
    },

    async byId(id: string): Promise<TransferRow | undefined> {
      const [row] = await db.select().from(transfers).where(eq(transfers.id, id))
      return row
    },

    /** Accepted but not paid out, or with an unknown outcome; oldest first. For one user, or for all. */
    async open(userId?: UserId): Promise<TransferRow[]> {
      const own = userId === undefined ? undefined : eq(transfers.userId, userId)
      return db
        .select()
        .from(transfers)
        .where(and(own, inArray(transfers.status, ['submitted', 'unknown'])))
        .orderBy(transfers.createdAt)
    },

    /** Transfers without an entry in the exchange's ledger yet; oldest first. */
    async unlinked(userId: UserId, since: UnixMs): Promise<TransferRow[]> {
      return db
        .select()
        .from(transfers)
        .where(
          and(
            eq(transfers.userId, userId),
            isNull(transfers.ledgerKey),
            gte(transfers.createdAt, since),
          ),
        )
        .orderBy(transfers.createdAt)
    },

    /** Accepted withdrawals that the exchange has not booked yet. */
    async leaving(userId: UserId): Promise<TransferRow[]> {
      return db
        .select()
        .from(transfers)
        .where(
          and(
            eq(transfers.userId, userId),
            eq(transfers.kind, 'withdraw'),
            inArray(transfers.status, ['submitted', 'done']),
            isNull(transfers.ledgerKey),
          ),
        )
    },

    /** USDC that would have left by transfers that the exchange has not answered, and of which its ledger says nothing. */
    async undecided(userId: UserId): Promise<string> {
      const { amount, fee, kind } = transfers
      const [row] = await db
        .select({
          total: sql<
            string | null
          >`sum(${amount} + case when ${kind} = 'send' then ${fee} else 0 end)`,
        })
        .from(transfers)
        .where(
          and(
            eq(transfers.userId, userId),
            eq(transfers.status, 'unknown'),
            isNull(transfers.ledgerKey),
          ),
        )
      return row?.total ?? '0'
    },

    /** Ledger entries that belong to a transfer already. */
    async linkedKeys(userId: UserId): Promise<ReadonlySet<string | null>> {
      const rows = await db
        .select({ key: transfers.ledgerKey })
        .from(transfers)
        .where(and(eq(transfers.userId, userId), isNotNull(transfers.ledgerKey)))
      return new Set(rows.map(({ key }) => key))
    },

    /** The transfers that these ledger entries belong to. */
    async linkedTo(userId: UserId, keys: readonly string[]): Promise<TransferRow[]> {
      if (keys.length === 0) return []
      return db
        .select()
        .from(transfers)
        .where(and(eq(transfers.userId, userId), inArray(transfers.ledgerKey, [...keys])))
    },

    /** Links the transfer with its entry in the exchange's ledger. */
    async link(
      id: string,
      change: Partial<Pick<TransferRow, 'status' | 'message' | 'txHash'>> & {
        ledgerKey: string
        updatedAt: UnixMs
      },
    ): Promise<void> {
      await db
        .update(transfers)
        .set(change)
        .where(and(eq(transfers.id, id), isNull(transfers.ledgerKey)))
    },

    /** Changes the transfer only while it is in one of these states. */
    async change(
      id: string,
      from: TransferStatus[],
      change: Partial<Pick<TransferRow, 'status' | 'message' | 'txHash'>> & {
        updatedAt: UnixMs
      },
    ): Promise<boolean> {
      const rows = await db
        .update(transfers)
        .set(change)
        .where(and(eq(transfers.id, id), inArray(transfers.status, from)))
        .returning({ id: transfers.id })
      return rows.length === 1
    },

    /** Transactions that paid withdrawals to this address; listed once per withdrawal. */
    async payments(destination: string): Promise<string[]> {
      const rows = await db
        .select({ txHash: transfers.txHash })
        .from(transfers)
        .where(
          and(
            eq(transfers.kind, 'withdraw'),
            eq(transfers.destination, destination),
            isNotNull(transfers.txHash),
          ),
        )
      return rows.flatMap(({ txHash }) => (txHash === null ? [] : [txHash]))
    },
  }
}

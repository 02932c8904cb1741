import { and, count, eq, gt, gte, inArray, lte, max, ne, not, sql, sum } from 'drizzle-orm'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { ledgerEntries } from '../schema.ts'

export type LedgerEntryRow = typeof ledgerEntries.$inferSelect
export type LedgerKind = LedgerEntryRow['kind']

/** Funding is read from a separate list. */
type Part = 'funding' | 'others'

export function ledgerEntryStore(db: Database) {
  const ofPart = (userId: UserId, part: Part) =>
    and(
      eq(ledgerEntries.userId, userId),
      part === 'funding' ? eq(ledgerEntries.kind, 'funding') : ne(ledgerEntries.kind, 'funding'),
    )

  return {
    /** False when it is stored already. */
    async insert(entry: LedgerEntryRow): Promise<boolean> {
      const rows = await db
        .insert(ledgerEntries)
        .values(entry)
        .onConflictDoNothing()
        .returning({ key: ledgerEntries.key })
      return rows.length === 1
    },

    /** Stores entries of the past, on which nothing depends. Existing ones stay as they are. */
    async insertPast(entries: LedgerEntryRow[]): Promise<void> {
      if (entries.length > 0) await db.insert(ledgerEntries).values(entries).onConflictDoNothing()
    },

    /** Sets the amount once it is known. */
    async value(userId: UserId, key: string, amount: string): Promise<void> {
      await db
        .update(ledgerEntries)
        .set({ amount, data: sql`${ledgerEntries.data} || '{"isInferred":true}'::jsonb` })
        .where(and(eq(ledgerEntries.userId, userId), eq(ledgerEntries.key, key)))
    },

    /** The sum of funding after that time. USDC, signed. */
    async fundingAfter(userId: UserId, after: UnixMs): Promise<string> {
      const [row] = await db
        .select({ total: sum(ledgerEntries.amount) })
        .from(ledgerEntries)
        .where(and(ofPart(userId, 'funding'), gt(ledgerEntries.at, after)))
      return row?.total ?? '0'
    },

    /** Funding of one market, oldest first. USDC, signed. */
    async fundingBetween(
      userId: UserId,
      symbol: string,
      from: UnixMs,
      to: UnixMs,
    ): Promise<LedgerEntryRow[]> {
      return db
        .select()
        .from(ledgerEntries)
        .where(
          and(
            ofPart(userId, 'funding'),
            eq(ledgerEntries.counterparty, symbol),
            gte(ledgerEntries.at, from),
            lte(ledgerEntries.at, to),
          ),
        )
        .orderBy(ledgerEntries.at)
    },

    /** The time of the newest entry; 0 when there is none. */
    async newest(userId: UserId, part: Part): Promise<UnixMs> {
      const [row] = await db
        .select({ at: max(ledgerEntries.at) })
        .from(ledgerEntries)
        .where(ofPart(userId, part))
      return row?.at ?? 0
    },

    async keysSince(userId: UserId, part: Part, since: UnixMs): Promise<ReadonlySet<string>> {
      const rows = await db
        .select({ key: ledgerEntries.key })
        .from(ledgerEntries)
        .where(and(ofPart(userId, part), gte(ledgerEntries.at, since)))
      return new Set(rows.map(({ key }) => key))
    },

    /** Without funding; oldest first. */
    async since(userId: UserId, since: UnixMs): Promise<LedgerEntryRow[]> {
      return db
        .select()
        .from(ledgerEntries)
        .where(and(ofPart(userId, 'others'), gte(ledgerEntries.at, since)))
        .orderBy(ledgerEntries.at, ledgerEntries.key)
    },

    /** The sum of all kinds. USDC, signed. */
    async sumSince(userId: UserId, since: UnixMs): Promise<string> {
      const [row] = await db
        .select({ total: sum(ledgerEntries.amount) })
        .from(ledgerEntries)
        .where(and(eq(ledgerEntries.userId, userId), gte(ledgerEntries.at, since)))
      return row?.total ?? '0'
    },

    /** USDC deposited by any route, without test money. */
    async deposited(userId: UserId): Promise<{ total: string; count: number }> {
      const isGift = sql`coalesce((${ledgerEntries.data}->>'isGift')::boolean, false)`
      const [row] = await db
        .select({ total: sum(ledgerEntries.amount), count: count() })
        .from(ledgerEntries)
        .where(
          and(eq(ledgerEntries.userId, userId), eq(ledgerEntries.kind, 'deposit'), not(isGift)),
        )
      return { total: row?.total ?? '0', count: row?.count ?? 0 }
    },

    /** Deletes entries that the exchange does not list any more. */
    async remove(userId: UserId, keys: string[]): Promise<void> {
      if (keys.length === 0) return
      await db
        .delete(ledgerEntries)
        .where(and(eq(ledgerEntries.userId, userId), inArray(ledgerEntries.key, keys)))
    },

    /**
     * The sum of each kind. USDC, signed. `elsewhere`: funding of other dexs, and the effect of trades outside of the
     * main dex.
     */
    async sums(userId: UserId): Promise<Partial<Record<LedgerKind | 'elsewhere', string>>> {
      const { key, counterparty } = ledgerEntries
      const ofTrades = sql`(${key} like 'fill:%' or ${key} like 'elsewhere:%')`
      const ofDexs = sql`(${ledgerEntries.kind} = 'funding' and ${counterparty} like '%:%')`
      const kind = sql<
        LedgerKind | 'elsewhere'
      >`case when ${ofTrades} or ${ofDexs} then 'elsewhere' else ${ledgerEntries.kind}::text end`
      const rows = await db
        .select({ kind, total: sql<string>`sum(${ledgerEntries.amount})` })
        .from(ledgerEntries)
        .where(eq(ledgerEntries.userId, userId))
        .groupBy(sql`1`)
      return Object.fromEntries(rows.map(({ kind, total }) => [kind, total]))
    },
  }
}

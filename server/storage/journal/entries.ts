import { and, asc, count, desc, eq, getTableColumns, gte, inArray, lt, sql } from 'drizzle-orm'
import type { EntryType } from '../../../contract/journal/entries.ts'
import type { UnixMs, UserId } from '../../../contract/primitives.ts'
import type { Database } from '../kernel/database.ts'
import { journalEntries, journalTrades } from '../schema.ts'
import { type Piece, headline, piecesOf, searchQuery } from './searching.ts'

const { search, ...columns } = getTableColumns(journalEntries)
export type EntryRow = Omit<typeof journalEntries.$inferSelect, 'search'>

export interface EntryFilter {
  tradeId?: string | undefined
  entryType?: EntryType | undefined
  /** What is searched for. */
  words?: string | undefined
  from?: UnixMs | undefined
  /** Exclusive. */
  before?: UnixMs | undefined
}

export interface Range {
  offset: number
  limit: number
}

type Change = Partial<Pick<EntryRow, 'tradeId' | 'entryType' | 'entryDate' | 'title' | 'body'>>

export function entryStore(db: Database) {
  const owned = (userId: UserId, id: string) =>
    and(eq(journalEntries.id, id), eq(journalEntries.userId, userId))

  return {
    async insert(row: EntryRow): Promise<void> {
      await db.insert(journalEntries).values(row)
    },

    async owned(userId: UserId, id: string): Promise<EntryRow | undefined> {
      const [row] = await db.select(columns).from(journalEntries).where(owned(userId, id))
      return row
    },

    /** Undefined when there is no such entry, or when `version` is given and is not the stored one. */
    async change(
      userId: UserId,
      id: string,
      change: Change,
      { version, at }: { version: number | undefined; at: UnixMs },
    ): Promise<EntryRow | undefined> {
      const [row] = await db
        .update(journalEntries)
        .set({ ...change, version: sql`${journalEntries.version} + 1`, updatedAt: at })
        .where(
          and(
            owned(userId, id),
            version === undefined ? undefined : eq(journalEntries.version, version),
          ),
        )
        .returning(columns)
      return row
    },

    /** False when there is no such entry. */
    async remove(userId: UserId, id: string): Promise<boolean> {
      const rows = await db
        .delete(journalEntries)
        .where(owned(userId, id))
        .returning({ id: journalEntries.id })
      return rows.length > 0
    },

    /** Trades that were closed in [from, before), oldest first. */
    async closedTrades(userId: UserId, from: UnixMs, before: UnixMs, limit: number) {
      const { symbol, side, netPnl, rMultiple, isPlanned, stopLoss, source, closedAt } =
        journalTrades
      return db
        .select({ symbol, side, netPnl, rMultiple, isPlanned, stopLoss, source })
        .from(journalTrades)
        .where(and(eq(journalTrades.userId, userId), gte(closedAt, from), lt(closedAt, before)))
        .orderBy(closedAt, journalTrades.id)
        .limit(limit)
    },

    /** Newest first; with `words` the best match first. */
    async list(userId: UserId, filter: EntryFilter, { offset, limit }: Range) {
      const { tradeId, entryType, words, from, before } = filter
      const where = and(
        eq(journalEntries.userId, userId),
        tradeId === undefined ? undefined : eq(journalEntries.tradeId, tradeId),
        entryType && eq(journalEntries.entryType, entryType),
        from === undefined ? undefined : gte(journalEntries.entryDate, from),
        before === undefined ? undefined : lt(journalEntries.entryDate, before),
        words === undefined ? undefined : sql`${search} @@ ${searchQuery(words)}`,
      )
      const [counted] = await db.select({ total: count() }).from(journalEntries).where(where)
      const rank = words === undefined ? [] : [desc(sql`ts_rank(${search}, ${searchQuery(words)})`)]
      const rows = await db
        .select(columns)
        .from(journalEntries)
        .where(where)
        .orderBy(...rank, desc(journalEntries.entryDate), asc(journalEntries.id))
        .offset(offset)
        .limit(limit)
      const excerpts =
        words === undefined ? new Map<string, Piece[]>() : await excerptsOf(rows, words)
      return { rows, total: counted?.total ?? 0, excerpts }
    },
  }

  async function excerptsOf(rows: EntryRow[], words: string): Promise<Map<string, Piece[]>> {
    if (rows.length === 0) return new Map()
    const marked = await db
      .select({ id: journalEntries.id, text: headline(journalEntries.body, words) })
      .from(journalEntries)
      .where(
        inArray(
          journalEntries.id,
          rows.map(({ id }) => id),
        ),
      )
    return new Map(marked.map(({ id, text }) => [id, piecesOf(text)]))
  }
}

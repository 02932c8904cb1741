// What people write down.
import { type SQL, sql } from 'drizzle-orm'
import { customType, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { journalTrades } from './journal-trades.ts'
import { ms } from '../columns.ts'
import { users } from '../people.ts'

export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

export const journalEntries = pgTable(
  'journal_entries',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** The journal trade that it is about. */
    tradeId: text('trade_id').references(() => journalTrades.id, { onDelete: 'set null' }),
    entryType: text('entry_type', {
      enum: ['note', 'pre-trade', 'post-trade', 'daily-review', 'weekly-review'],
    }).notNull(),
    entryDate: ms('entry_date').notNull(),
    title: text('title').notNull(),
    /** Markdown. */
    body: text('body').notNull(),
    /** Grows with every change. */
    version: integer('version').notNull(),
    createdAt: ms('created_at').notNull(),
    updatedAt: ms('updated_at').notNull(),
    search: tsvector('search').generatedAlwaysAs(
      (): SQL => sql`setweight(to_tsvector('english', title), 'A') || to_tsvector('english', body)`,
    ),
  },
  (t) => [
    index('journal_entries_user').on(t.userId, t.entryDate),
    index('journal_entries_trade').on(t.tradeId),
    index('journal_entries_search').using('gin', t.search),
  ],
)

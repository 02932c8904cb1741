// Imports into the journal, and the fills that were read from accounts.
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  real,
  text,
} from 'drizzle-orm/pg-core'
import { ms } from '../columns.ts'
import { users } from '../people.ts'

/** Where reading goes on; written together with what was read. */
export interface ImportCursor {
  /** `opening`: everything was read, and what was held before it remains to be found. */
  list: 'fills' | 'funding' | 'opening'
  at: number
  /** Of accounts that are read by key. */
  key?: {
    /** All that is read: [from, until]. */
    from: number
    until: number
    /** Signed base units that were held at `until`, by market; null where the venue does not say. */
    held: Record<string, string | null>
    /** Milliseconds that are asked for at once. */
    span: number
    /** Of a venue that lists fills by market: all that are known, and the place of the one that is read. */
    markets: string[]
    market: number
  }
}

export const journalImports = pgTable(
  'journal_imports',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind', { enum: ['account', 'csv'] }).notNull(),
    /** Null for a file. */
    accountId: text('account_id'),
    exchange: text('exchange').notNull(),
    status: text('status', { enum: ['queued', 'running', 'done', 'failed', 'undone'] }).notNull(),
    /** What is read: [from, until]. */
    from: ms('from').notNull(),
    until: ms('until').notNull(),
    cursor: jsonb('cursor').$type<ImportCursor>(),
    imported: integer('imported').notNull(),
    skipped: integer('skipped').notNull(),
    fills: integer('fills').notNull(),
    progress: real('progress').notNull(),
    error: text('error'),
    /** How often in a row a page could not be read, and when to try again. */
    tries: integer('tries').notNull(),
    dueAt: ms('due_at').notNull(),
    createdAt: ms('created_at').notNull(),
    finishedAt: ms('finished_at'),
  },
  (t) => [
    index('journal_imports_user').on(t.userId, t.createdAt),
    index('journal_imports_due').on(t.status, t.dueAt),
  ],
)

/**
 * Fills of accounts, each once. Those of live trades are in `fills` and not here. They belong to an import, which belongs
 * to a user: a check of each row's user would be a fifth of what writing them costs, and so would be each index beside
 * the key, which finds a market's and an account's.
 */
export const importedFills = pgTable(
  'imported_fills',
  {
    userId: text('user_id').notNull(),
    accountId: text('account_id').notNull(),
    /** "BTC_USDT". */
    symbol: text('symbol').notNull(),
    /** The venue's. */
    fillId: text('fill_id').notNull(),
    importId: text('import_id').notNull(),
    at: ms('at').notNull(),
    /** Grows in the order in which the venue tells them: the order of fills of one millisecond. */
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    isBuy: boolean('is_buy').notNull(),
    size: numeric('size').notNull(),
    price: numeric('price').notNull(),
    fee: numeric('fee').notNull(),
    /** Signed base units before this fill; null where the venue does not say. */
    before: numeric('before'),
  },
  (t) => [primaryKey({ columns: [t.userId, t.accountId, t.symbol, t.fillId] })],
)

export const importedFunding = pgTable(
  'imported_funding',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    accountId: text('account_id').notNull(),
    symbol: text('symbol').notNull(),
    at: ms('at').notNull(),
    importId: text('import_id').notNull(),
    /** USDC, positive when received. */
    amount: numeric('amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.accountId, t.symbol, t.at] }),
    index('imported_funding_import').on(t.importId),
  ],
)

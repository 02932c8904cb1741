// The journal: closed trades, and the tags that people put on them.
import { sql } from 'drizzle-orm'
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { tradeOrigins, tradeSources } from '../../../../contract/journal/journal-trade.ts'
import { closeReasons } from '../../../../contract/trading/positions.ts'
import { ms } from '../columns.ts'
import { users } from '../people.ts'

/** A fill of an imported trade. Those of live trades are in `fills`. */
export interface StoredFill {
  /** The venue's id. */
  id: string
  at: number
  isBuy: boolean
  isEntry: boolean
  price: string
  /** Base units that belong to this trade, unsigned. */
  size: string
  /** USDC paid for this size. */
  fee: string
}

/**
 * One row a person, locked by whoever writes their journal: so that revisions become visible in their order.
 */
export const journalAccounts = pgTable('journal_accounts', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  /** Grows with every change of trades; changed rows get it. */
  revision: bigint('revision', { mode: 'number' }).notNull(),
  /** Grows when rows are deleted: what was read before has to be read anew. */
  epoch: bigint('epoch', { mode: 'number' }).notNull(),
})

/**
 * Positions that closed, or changed after closing, and are not written down yet. A trigger on `positions` adds to it in
 * the transaction that closes; rows go in the transaction that writes the trade.
 */
export const journalQueue = pgTable(
  'journal_queue',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    userId: text('user_id').notNull(),
    positionId: text('position_id').notNull(),
  },
  (t) => [index('journal_queue_user').on(t.userId, t.seq)],
)

export const journalTrades = pgTable(
  'journal_trades',
  {
    id: text('id').primaryKey(),
    /** Of `journal_accounts`, whose row is locked for every writing; a reference would be looked up for every trade. */
    userId: text('user_id').notNull(),
    /** `journal_accounts.revision` of the last change. */
    revision: bigint('revision', { mode: 'number' }).notNull(),
    /** Of a live trade. */
    positionId: text('position_id'),
    /** The trade by hand, or the session. */
    tradeGroupId: text('trade_group_id'),
    sessionId: text('session_id'),
    /** Of an imported trade: the account, the import, and a key by which it is recognised when imported again. */
    accountId: text('account_id'),
    importId: text('import_id'),
    importKey: text('import_key'),
    origin: text('origin', { enum: tradeOrigins }).notNull(),
    source: text('source', { enum: tradeSources }).notNull(),
    exchange: text('exchange').notNull(),
    /** "BTC_USDT". */
    symbol: text('symbol').notNull(),
    side: text('side', { enum: ['long', 'short'] }).notNull(),
    entryPrice: numeric('entry_price').notNull(),
    exitPrice: numeric('exit_price').notNull(),
    quantity: numeric('quantity').notNull(),
    leverage: numeric('leverage', { mode: 'number' }),
    /** USDC, at most 8 decimals: net = realized − fees + funding. */
    realizedPnl: numeric('realized_pnl').notNull(),
    fees: numeric('fees').notNull(),
    funding: numeric('funding').notNull(),
    netPnl: numeric('net_pnl').notNull(),
    stopLoss: numeric('stop_loss'),
    target: numeric('target'),
    riskAmount: numeric('risk_amount'),
    rMultiple: numeric('r_multiple'),
    /** USDC: the worst (at most 0) and best (at least 0) open result. */
    mae: numeric('mae'),
    mfe: numeric('mfe'),
    /** When candles are asked for to find them; null: they are found, or cannot be. */
    excursionsDueAt: ms('excursions_due_at'),
    openedAt: ms('opened_at').notNull(),
    closedAt: ms('closed_at').notNull(),
    closeReason: text('close_reason', { enum: closeReasons }),
    setupTag: text('setup_tag'),
    /** Whether it had a stop and a target when it was opened. */
    isPlanned: boolean('is_planned').notNull(),
    status: text('status', { enum: ['final', 'reconciling'] }).notNull(),
    /** Until when a funding payment of its time may still come. */
    settlesAt: ms('settles_at'),
    fills: jsonb('fills').$type<StoredFill[]>(),
    notes: text('notes').notNull().default(''),
    notesAt: ms('notes_at'),
    /** How often candles were asked for. */
    excursionTries: integer('excursion_tries').notNull().default(0),
  },
  (t) => [
    // Imports have none, and thousands of rows.
    uniqueIndex('journal_trades_position')
      .on(t.positionId)
      .where(sql`position_id is not null`),
    uniqueIndex('journal_trades_import_key').on(t.userId, t.importKey),
    index('journal_trades_closed').on(t.userId, t.closedAt, t.id),
    index('journal_trades_revision').on(t.userId, t.revision, t.id),
    index('journal_trades_excursions')
      .on(t.excursionsDueAt)
      .where(sql`excursions_due_at is not null`),
    index('journal_trades_unsettled')
      .on(t.settlesAt)
      .where(sql`status = 'reconciling'`),
    index('journal_trades_noted')
      .on(t.userId)
      .where(sql`notes <> ''`),
    index('journal_trades_search')
      .using('gin', sql`to_tsvector('english', notes)`)
      .where(sql`notes <> ''`),
  ],
)

export const tags = pgTable(
  'tags',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    name: text('name').notNull(),
    /** "#4f7cff". */
    color: text('color').notNull(),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [uniqueIndex('tags_name').on(t.userId, sql`lower(${t.name})`)],
)

export const tradeTags = pgTable(
  'trade_tags',
  {
    tradeId: text('trade_id')
      .notNull()
      .references(() => journalTrades.id, { onDelete: 'cascade' }),
    tagId: text('tag_id')
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.tradeId, t.tagId] }), index('trade_tags_tag').on(t.tagId)],
)

/**
 * What the exchange booked in each market, of trades made here and of others, kept by triggers on `fills` and on
 * `ledger_entries`: reading all fills for each comparison would take too long.
 */
export const ledgerSums = pgTable(
  'ledger_sums',
  {
    userId: text('user_id').notNull(),
    symbol: text('symbol').notNull(),
    /** Whether the fills belong to a mandate. Funding is booked to the others. */
    isOurs: boolean('is_ours').notNull(),
    fills: bigint('fills', { mode: 'number' }).notNull(),
    /** USDC, as the exchange computes it, and paid. */
    realized: numeric('realized').notNull(),
    fees: numeric('fees').notNull(),
    funding: numeric('funding').notNull(),
    /** Base units bought less sold, and USDC received less paid for them. */
    held: numeric('held').notNull(),
    cash: numeric('cash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.symbol, t.isOurs] })],
)

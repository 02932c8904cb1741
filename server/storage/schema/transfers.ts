// Money that came in and went out: what the chain shows, what was asked of the exchange, and what the exchange booked.
import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { ms } from './columns.ts'
import { users } from './people.ts'

/** How USDC crosses between chain and exchange: Circle's CCTP, or the exchange's own older bridge. */
const route = () =>
  text('route', { enum: ['bridge', 'cctp'] })
    .notNull()
    .default('bridge')

/** USDC sent to the exchange that a person showed us. One row per log of the chain, whoever shows it. */
export const deposits = pgTable(
  'deposits',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    chainId: integer('chain_id').notNull(),
    /** Lower-case. */
    txHash: text('tx_hash').notNull(),
    logIndex: integer('log_index').notNull(),
    /** Lower-case. */
    from: text('from_address').notNull(),
    amount: numeric('amount').notNull(),
    route: route(),
    /** Taken on the way, at most: the exchange credits the amount less this or less than this. */
    fee: numeric('fee').notNull().default('0'),
    status: text('status', { enum: ['pending', 'confirmed', 'credited', 'orphaned'] }).notNull(),
    blockNumber: numeric('block_number').notNull(),
    blockHash: text('block_hash').notNull(),
    blockTime: ms('block_time').notNull(),
    /** Of the exchange's ledger entry that credits it; an entry credits one deposit. */
    ledgerKey: text('ledger_key'),
    recordedAt: ms('recorded_at').notNull(),
    creditedAt: ms('credited_at'),
  },
  (t) => [
    uniqueIndex('deposits_log').on(t.chainId, t.txHash, t.logIndex),
    uniqueIndex('deposits_entry').on(t.userId, t.ledgerKey),
    index('deposits_user').on(t.userId, t.recordedAt),
    index('deposits_open')
      .on(t.userId)
      .where(sql`status in ('pending','confirmed')`),
  ],
)

/** Written before it is sent: one without an answer is looked for in the exchange's ledger. */
export const transfers = pgTable(
  'transfers',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind', { enum: ['withdraw', 'send'] }).notNull(),
    /** Of a withdrawal. */
    route: route(),
    amount: numeric('amount').notNull(),
    fee: numeric('fee').notNull(),
    /** Lower-case. */
    destination: text('destination').notNull(),
    /** Of the signed action: the exchange takes it once. */
    nonce: ms('nonce').notNull(),
    status: text('status', { enum: ['submitted', 'unknown', 'done', 'failed'] }).notNull(),
    message: text('message'),
    /** On the chain, once paid out. */
    txHash: text('tx_hash'),
    /** The account's equity at cost when it was sent: whether it took the money can be told by it. */
    cashBefore: numeric('cash_before'),
    /** Of the exchange's ledger entry that it became; an entry belongs to one transfer. */
    ledgerKey: text('ledger_key'),
    createdAt: ms('created_at').notNull(),
    updatedAt: ms('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('transfers_nonce').on(t.userId, t.kind, t.nonce),
    uniqueIndex('transfers_entry').on(t.userId, t.ledgerKey),
    index('transfers_user').on(t.userId, t.createdAt),
    index('transfers_open')
      .on(t.userId)
      .where(sql`status in ('submitted','unknown')`),
  ],
)

/** The exchange's own ledger, everything but trades: counting a row twice is impossible by the key. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** Made of the exchange's time, hash and kind. */
    key: text('key').notNull(),
    at: ms('at').notNull(),
    kind: text('kind', {
      enum: ['deposit', 'withdrawal', 'send', 'receive', 'reward', 'funding', 'other'],
    }).notNull(),
    /** What it did to the account, fee included. Signed USDC. */
    amount: numeric('amount').notNull(),
    fee: numeric('fee').notNull(),
    counterparty: text('counterparty'),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.key] }),
    index('ledger_entries_user').on(t.userId, t.at),
  ],
)

/** What an account was worth, noted by the minute while it trades; old ones are thinned. */
export const equitySamples = pgTable(
  'equity_samples',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    at: ms('at').notNull(),
    /** USDC. */
    equity: numeric('equity').notNull(),
    /** Minutes that it stands for. */
    grain: integer('grain').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.at] })],
)

/** How the books stood the last time they were compared with the exchange. */
export const reconciliations = pgTable('reconciliations', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  at: ms('at').notNull(),
  difference: numeric('difference').notNull(),
  /** A Reconciliation, as shown. */
  detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
})

/**
 * Where the books of an account begin: what it had when it was first seen, or when its kind changed. What was before is
 * read page by page, for showing.
 */
export const openings = pgTable('openings', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  /** By the exchange's clock. */
  at: ms('at').notNull(),
  mode: text('mode', { enum: ['split', 'pooled', 'unknown'] }).notNull(),
  /** Equity without the profit of open positions. USDC. */
  cash: numeric('cash').notNull(),
  /** When it was first seen: the past ends there. */
  firstAt: ms('first_at').notNull(),
  /** Everything up to here is read. */
  ledgerReadTo: ms('ledger_read_to').notNull(),
  fundingReadTo: ms('funding_read_to').notNull(),
  fillsReadTo: ms('fills_read_to').notNull(),
})

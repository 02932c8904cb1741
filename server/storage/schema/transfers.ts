// Deposits, transfers and the exchange's ledger.
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

/** USDC sent to the exchange, reported to us by a user. One row per log of the chain, whoever reports it. */
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
    /** USDC. The most that is deducted on the way; the exchange credits at least the amount less this. */
    fee: numeric('fee').notNull().default('0'),
    status: text('status', { enum: ['pending', 'confirmed', 'credited', 'orphaned'] }).notNull(),
    blockNumber: numeric('block_number').notNull(),
    blockHash: text('block_hash').notNull(),
    blockTime: ms('block_time').notNull(),
    /** The key of the exchange's ledger entry that credits it; an entry credits one deposit. */
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
    /** For a withdrawal. */
    route: route(),
    amount: numeric('amount').notNull(),
    fee: numeric('fee').notNull(),
    /** Lower-case. */
    destination: text('destination').notNull(),
    /** The nonce of the signed action, which the exchange accepts once. */
    nonce: ms('nonce').notNull(),
    status: text('status', { enum: ['submitted', 'unknown', 'done', 'failed'] }).notNull(),
    message: text('message'),
    /** On the chain, once paid out. */
    txHash: text('tx_hash'),
    /**
     * USDC. The account's equity without unrealized profit when it was sent, from which it can be told whether the
     * exchange took the money.
     */
    cashBefore: numeric('cash_before'),
    /** The key of the exchange's ledger entry that it became; an entry belongs to one transfer. */
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

/** The exchange's ledger, everything but trades. The key prevents storing a row twice. */
export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** Made from the exchange's time, hash and kind. */
    key: text('key').notNull(),
    at: ms('at').notNull(),
    kind: text('kind', {
      enum: ['deposit', 'withdrawal', 'send', 'receive', 'reward', 'funding', 'other'],
    }).notNull(),
    /** USDC, signed. The change of the account, fee included. */
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

/** An account's equity, sampled every minute while it trades; old samples are thinned out. */
export const equitySamples = pgTable(
  'equity_samples',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    at: ms('at').notNull(),
    /** USDC. */
    equity: numeric('equity').notNull(),
    /** The minutes that the sample stands for. */
    grain: integer('grain').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.at] })],
)

/** The result of the last comparison of the books with the exchange. */
export const reconciliations = pgTable('reconciliations', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  at: ms('at').notNull(),
  difference: numeric('difference').notNull(),
  /** A Reconciliation, as the API returns it. */
  detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
})

/**
 * Where an account's books begin: its balance when it was first seen, or when its mode changed. What was before is
 * read page by page, only for display.
 */
export const openings = pgTable('openings', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  /** By the exchange's clock. */
  at: ms('at').notNull(),
  mode: text('mode', { enum: ['split', 'pooled', 'unknown'] }).notNull(),
  /** USDC. Equity without the profit of open positions. */
  cash: numeric('cash').notNull(),
  /** When it was first seen, which is the end of its past. */
  firstAt: ms('first_at').notNull(),
  /** Everything up to this time has been read. */
  ledgerReadTo: ms('ledger_read_to').notNull(),
  fundingReadTo: ms('funding_read_to').notNull(),
  fillsReadTo: ms('fills_read_to').notNull(),
})

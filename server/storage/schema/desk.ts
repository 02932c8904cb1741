// Trades by hand: a person's own limits, equity at the start of each day, and the trades.
import {
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
import type { RiskLimits } from '../../../engine/risk/limits.ts'
import { ms } from './columns.ts'
import { mandates } from './mandates.ts'
import { users } from './people.ts'
import { positions } from './positions.ts'

export const riskConfigs = pgTable('risk_configs', {
  userId: text('user_id')
    .primaryKey()
    .references(() => users.id),
  limits: jsonb('limits').$type<RiskLimits>().notNull(),
  /** Requested limits that allow more; in force from `pendingAt` on. */
  pending: jsonb('pending').$type<RiskLimits>(),
  pendingAt: ms('pending_at'),
  updatedAt: ms('updated_at').notNull(),
})

/** An account's equity at the start of a UTC day, or when it was first read on that day. */
export const equityDays = pgTable(
  'equity_days',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** Epoch milliseconds of the day's start. */
    day: ms('day').notNull(),
    /** USDC. */
    equity: numeric('equity').notNull(),
    /** By the exchange's clock. Later deposits and withdrawals are not included. */
    at: ms('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.day] })],
)

/** Trades by hand. A trade's state follows from its position. */
export const deskTrades = pgTable(
  'desk_trades',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    mandateId: text('mandate_id')
      .notNull()
      .references(() => mandates.id),
    /**
     * The position with its entry, targets and stop. When a waiting entry is changed, it is cancelled and replaced
     * by another position.
     */
    positionId: text('position_id')
      .notNull()
      .references(() => positions.id),
    symbol: text('symbol').notNull(),
    side: text('side', { enum: ['long', 'short'] }).notNull(),
    entryType: text('entry_type', { enum: ['limit', 'market'] }).notNull(),
    /** The limit price; for a market order the mark when it was placed. */
    entryPrice: numeric('entry_price').notNull(),
    /** Base units. */
    quantity: numeric('quantity').notNull(),
    leverage: integer('leverage').notNull(),
    /** USDC that the first stop would lose; null without a stop. */
    riskAmount: numeric('risk_amount'),
    /** The largest size that the limits allowed, and the limit that decided. */
    sizeQuantity: numeric('size_quantity').notNull(),
    limitedBy: text('limited_by', {
      enum: [
        'account_risk_percent',
        'max_risk_amount',
        'max_position_size',
        'insufficient_balance',
      ],
    }).notNull(),
    breakEvenEnabled: boolean('break_even_enabled').notNull(),
    /** Percent from the entry price in the trade's favour. */
    breakEvenPercent: numeric('break_even_percent', { mode: 'number' }).notNull(),
    /** In units of price, beyond break-even in the trade's favour. */
    breakEvenOffset: numeric('break_even_offset').notNull(),
    setupTag: text('setup_tag'),
    warnings: jsonb('warnings').$type<string[]>().notNull(),
    createdAt: ms('created_at').notNull(),
    updatedAt: ms('updated_at').notNull(),
  },
  (t) => [
    index('desk_trades_user').on(t.userId, t.createdAt),
    index('desk_trades_position').on(t.positionId),
    index('desk_trades_mandate').on(t.mandateId),
  ],
)

/** Accounts on other exchanges, read by API key. */
export const venueAccounts = pgTable(
  'venue_accounts',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    venue: text('venue').notNull(),
    name: text('name').notNull(),
    /** Key, secret and passphrase, encrypted by server/people/agent/vault.ts. */
    ciphertext: text('ciphertext').notNull(),
    /** HMAC of venue and API key, to recognise a key that is added twice. */
    fingerprint: text('fingerprint').notNull(),
    /** What the venue last told about the key; null: it does not tell. */
    canTrade: boolean('can_trade'),
    canWithdraw: boolean('can_withdraw'),
    createdAt: ms('created_at').notNull(),
    /** When the venue last answered a request with the key. */
    lastUsedAt: ms('last_used_at'),
    /** Since when the venue refuses the key; null: it accepts it. */
    refusedAt: ms('refused_at'),
  },
  (t) => [
    uniqueIndex('venue_accounts_key').on(t.userId, t.fingerprint),
    index('venue_accounts_venue').on(t.venue),
  ],
)

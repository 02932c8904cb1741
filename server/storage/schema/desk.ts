// Trades by hand: the limits that a person set for themselves, equity as each day began, and the trades.
import {
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
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
  /** What was asked for and allows more: in force from `pendingAt` on. */
  pending: jsonb('pending').$type<RiskLimits>(),
  pendingAt: ms('pending_at'),
  updatedAt: ms('updated_at').notNull(),
})

/** What an account was worth as a UTC day began, or when it was first looked at on that day. */
export const equityDays = pgTable(
  'equity_days',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** The day's first millisecond. */
    day: ms('day').notNull(),
    /** USDC. */
    equity: numeric('equity').notNull(),
    /** By the exchange's clock: what was paid in or out later is not in it. */
    at: ms('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.day] })],
)

/** Trades by hand. What becomes of one is told by its position. */
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
    /** Its bracket. An entry that waits and is changed is taken back, and becomes another position. */
    positionId: text('position_id')
      .notNull()
      .references(() => positions.id),
    symbol: text('symbol').notNull(),
    side: text('side', { enum: ['long', 'short'] }).notNull(),
    entryType: text('entry_type', { enum: ['limit', 'market'] }).notNull(),
    /** The limit; at the market, the mark when it was placed. */
    entryPrice: numeric('entry_price').notNull(),
    /** Base units. */
    quantity: numeric('quantity').notNull(),
    leverage: integer('leverage').notNull(),
    /** USDC lost at the first stop; null without one. */
    riskAmount: numeric('risk_amount'),
    /** The most that the constraints allowed, and which one bound. */
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
    /** Percent of the entry price in the trade's favour. */
    breakEvenPercent: numeric('break_even_percent', { mode: 'number' }).notNull(),
    /** Of the price, in the trade's favour beyond where nothing is lost. */
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

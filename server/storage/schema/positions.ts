// What was opened and closed under a mandate.
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { closeReasons } from '../../../contract/trading/positions.ts'
import { ms } from './columns.ts'
import { mandates } from './mandates.ts'
import { users } from './people.ts'

export const trades = pgTable(
  'trades',
  {
    id: text('id').primaryKey(),
    mandateId: text('mandate_id')
      .notNull()
      .references(() => mandates.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    symbol: text('symbol').notNull(),
    status: text('status', { enum: ['open', 'closed'] }).notNull(),
    openedAt: ms('opened_at').notNull(),
    closedAt: ms('closed_at'),
  },
  (t) => [
    uniqueIndex('trades_one_open')
      .on(t.mandateId)
      .where(sql`status = 'open'`),
    index('trades_mandate').on(t.mandateId),
  ],
)

export const positions = pgTable(
  'positions',
  {
    id: text('id').primaryKey(),
    tradeId: text('trade_id')
      .notNull()
      .references(() => trades.id),
    mandateId: text('mandate_id')
      .notNull()
      .references(() => mandates.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    assetIndex: integer('asset_index').notNull(),
    symbol: text('symbol').notNull(),
    side: text('side', { enum: ['long', 'short'] }).notNull(),
    status: text('status', { enum: ['opening', 'open', 'closing', 'closed'] }).notNull(),
    plannedSize: numeric('planned_size').notNull(),
    leverage: numeric('leverage', { mode: 'number' }).notNull(),
    /** USDC that its result is measured against. */
    budget: numeric('budget').notNull(),
    /** The price of the nearest pending target; of the last one after closing. */
    takeProfitPrice: numeric('take_profit_price'),
    stopLossPrice: numeric('stop_loss_price'),
    /** The mark price at which the stop moves to break-even; null: it does not move by itself. */
    breakEvenTrigger: numeric('break_even_trigger'),
    /** When it moved to break-even, which happens once. */
    breakEvenAt: ms('break_even_at'),
    /** In units of price, beyond break-even in the position's favour. */
    breakEvenOffset: numeric('break_even_offset').notNull().default('0'),
    protection: text('protection', { enum: ['on_exchange', 'watched', 'none'] }).notNull(),
    /** Sums of the position's fills, updated in the same transaction. Base units and USDC. */
    entrySize: numeric('entry_size').notNull(),
    entryNotional: numeric('entry_notional').notNull(),
    exitSize: numeric('exit_size').notNull(),
    exitNotional: numeric('exit_notional').notNull(),
    fees: numeric('fees').notNull(),
    funding: numeric('funding').notNull(),
    closeReason: text('close_reason', {
      enum: closeReasons,
    }),
    openedAt: ms('opened_at').notNull(),
    closedAt: ms('closed_at'),
  },
  (t) => [
    index('positions_mandate').on(t.mandateId),
    index('positions_trade').on(t.tradeId),
    index('positions_live')
      .on(t.userId, t.assetIndex)
      .where(sql`status <> 'closed'`),
    index('positions_closed')
      .on(t.userId, t.closedAt)
      .where(sql`close_reason is not null`),
  ],
)

/** The take-profit targets of a position, nearest first. */
export const targets = pgTable(
  'targets',
  {
    positionId: text('position_id')
      .notNull()
      .references(() => positions.id),
    step: integer('step').notNull(),
    price: numeric('price').notNull(),
    /** Base units, whole lots; null: whatever the other targets leave. */
    quantity: numeric('quantity'),
    /** Base units closed by its orders. */
    filledQuantity: numeric('filled_quantity').notNull(),
    state: text('state', { enum: ['pending', 'reached', 'cancelled', 'replaced'] }).notNull(),
    /** Whether it rests in the book as a limit order, instead of crossing it once the mark is there. */
    rests: boolean('rests').notNull().default(false),
    /** When it was set; null: before that was noted. */
    setAt: ms('set_at'),
    /** When it was reached or replaced; null otherwise. */
    endedAt: ms('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.positionId, t.step] })],
)

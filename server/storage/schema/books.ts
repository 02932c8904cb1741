// Orders sent to the exchange, and their fills.
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { ms } from './columns.ts'
import { mandates } from './mandates.ts'
import { users } from './people.ts'
import { positions } from './positions.ts'

/** Written before the order is sent: an order without an outcome is asked about by its client order id. */
export const orders = pgTable(
  'orders',
  {
    /** keccak(mandate, position, kind, step), 16 bytes. */
    cloid: text('cloid').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    mandateId: text('mandate_id')
      .notNull()
      .references(() => mandates.id),
    positionId: text('position_id')
      .notNull()
      .references(() => positions.id),
    kind: text('kind', { enum: ['entry', 'take_profit', 'stop_loss', 'close'] }).notNull(),
    step: integer('step').notNull(),
    /** The step of the target that a take-profit is for. */
    targetStep: integer('target_step'),
    status: text('status', {
      enum: ['intent', 'unknown', 'resting', 'filled', 'canceled', 'rejected'],
    }).notNull(),
    /**
     * Why the position is being closed, which becomes its closeReason when the order fills; or why a stop was moved.
     */
    reason: text('reason'),
    isBuy: boolean('is_buy').notNull(),
    size: numeric('size').notNull(),
    limitPrice: numeric('limit_price').notNull(),
    triggerPrice: numeric('trigger_price'),
    /** For an entry or a take-profit that waits in the book; null: a trigger, or fills at once or not at all. */
    timeInForce: text('time_in_force', { enum: ['resting', 'post_only'] }),
    reduceOnly: boolean('reduce_only').notNull(),
    oid: bigint('oid', { mode: 'number' }),
    filledSize: numeric('filled_size').notNull(),
    averagePrice: numeric('average_price'),
    error: text('error'),
    createdAt: ms('created_at').notNull(),
    updatedAt: ms('updated_at').notNull(),
    /** For a close that was signed for the browser to send: when it becomes void. */
    expiresAt: ms('expires_at'),
  },
  (t) => [
    uniqueIndex('orders_step').on(t.positionId, t.kind, t.step),
    index('orders_unsettled')
      .on(t.mandateId)
      .where(sql`status in ('intent','unknown','resting')`),
    index('orders_position').on(t.positionId),
  ],
)

/** Fills as the exchange reports them; the key prevents booking one twice. */
export const fills = pgTable(
  'fills',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    tid: bigint('tid', { mode: 'number' }).notNull(),
    symbol: text('symbol').notNull(),
    at: ms('at').notNull(),
    oid: bigint('oid', { mode: 'number' }).notNull(),
    cloid: text('cloid'),
    /** Null for a fill that belongs to no mandate. */
    positionId: text('position_id'),
    mandateId: text('mandate_id'),
    isBuy: boolean('is_buy').notNull(),
    size: numeric('size').notNull(),
    price: numeric('price').notNull(),
    /** USDC; a fee in another token is converted, 0 where its price is not known. */
    fee: numeric('fee').notNull(),
    /** Null when the fee was paid in USDC from the account's own balance. */
    feeToken: text('fee_token'),
    feeAmount: numeric('fee_amount'),
    builderFee: numeric('builder_fee').notNull(),
    closedPnl: numeric('closed_pnl').notNull(),
    direction: text('direction').notNull(),
    isLiquidation: boolean('is_liquidation').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.symbol, t.at, t.tid] }),
    index('fills_position').on(t.positionId),
    index('fills_time').on(t.userId, t.at),
  ],
)

// Sessions, what they hold, and what they did and refused to do.
import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { executionStrategies, strategyDurations } from '../../../contract/sessions.ts'
import type { Strategy } from '../../../engine/presets.ts'
import { ms } from './columns.ts'
import { users } from './people.ts'

export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind', { enum: ['quick', 'advance'] }).notNull(),
    status: text('status', { enum: ['active', 'closing', 'ended', 'failed'] }).notNull(),
    endReason: text('end_reason', {
      enum: ['profit_target', 'loss_threshold', 'duration', 'manual', 'liquidated', 'error'],
    }),
    assetIndex: integer('asset_index').notNull(),
    symbol: text('symbol').notNull(),
    budget: numeric('budget').notNull(),
    profitTargetPct: numeric('profit_target_pct', { mode: 'number' }).notNull(),
    lossThresholdPct: numeric('loss_threshold_pct', { mode: 'number' }).notNull(),
    maxPositions: integer('max_positions').notNull(),
    /** The choices of an advance session. */
    executionStrategy: text('execution_strategy', { enum: executionStrategies }),
    strategyDuration: text('strategy_duration', { enum: strategyDurations }),
    maxWalletBudget: boolean('max_wallet_budget'),
    /** How it reads its signals, as it was when it started. Null: the quick strategy. */
    strategy: jsonb('strategy').$type<Strategy>(),
    leverage: numeric('leverage', { mode: 'number' }).notNull(),
    takeProfitPct: numeric('take_profit_pct', { mode: 'number' }).notNull(),
    stopLossPct: numeric('stop_loss_pct', { mode: 'number' }).notNull(),
    budgetPerPosition: numeric('budget_per_position').notNull(),
    acceptsEntries: boolean('accepts_entries').notNull(),
    /** Latest used signal candle per interval, see engine SessionState. */
    lastEntryAt: jsonb('last_entry_at').$type<Record<string, number>>().notNull(),
    lastLossAt: ms('last_loss_at'),
    startedAt: ms('started_at').notNull(),
    endsAt: ms('ends_at'),
    endedAt: ms('ended_at'),
    /** Net result once ended, so that history never moves. */
    finalPnl: jsonb('final_pnl').$type<Record<string, unknown>>(),
    /** Raised by every change; a cycle's write names the version that it read. */
    version: integer('version').notNull(),
    /** The process that acts on the session, until when: see runner/session-lock. */
    leaseOwner: text('lease_owner'),
    leaseUntil: ms('lease_until'),
  },
  (t) => [
    uniqueIndex('sessions_one_per_asset')
      .on(t.userId, t.assetIndex)
      .where(sql`status in ('active','closing')`),
    index('sessions_user').on(t.userId, t.startedAt),
    index('sessions_running')
      .on(t.status)
      .where(sql`status in ('active','closing')`),
  ],
)

export const trades = pgTable(
  'trades',
  {
    id: text('id').primaryKey(),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
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
      .on(t.sessionId)
      .where(sql`status = 'open'`),
    index('trades_session').on(t.sessionId),
  ],
)

export const positions = pgTable(
  'positions',
  {
    id: text('id').primaryKey(),
    tradeId: text('trade_id')
      .notNull()
      .references(() => trades.id),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    assetIndex: integer('asset_index').notNull(),
    symbol: text('symbol').notNull(),
    side: text('side', { enum: ['long', 'short'] }).notNull(),
    status: text('status', { enum: ['opening', 'open', 'closing', 'closed'] }).notNull(),
    plannedSize: numeric('planned_size').notNull(),
    leverage: numeric('leverage', { mode: 'number' }).notNull(),
    takeProfitPrice: numeric('take_profit_price'),
    stopLossPrice: numeric('stop_loss_price'),
    protection: text('protection', { enum: ['on_exchange', 'watched', 'none'] }).notNull(),
    /** Sums over the position's fills, kept with them in one transaction. Base units and USDC. */
    entrySize: numeric('entry_size').notNull(),
    entryNotional: numeric('entry_notional').notNull(),
    exitSize: numeric('exit_size').notNull(),
    exitNotional: numeric('exit_notional').notNull(),
    fees: numeric('fees').notNull(),
    funding: numeric('funding').notNull(),
    closeReason: text('close_reason', {
      enum: ['take_profit', 'stop_loss', 'signal', 'session_end', 'manual', 'liquidated'],
    }),
    openedAt: ms('opened_at').notNull(),
    closedAt: ms('closed_at'),
  },
  (t) => [
    index('positions_session').on(t.sessionId),
    index('positions_trade').on(t.tradeId),
    index('positions_live')
      .on(t.userId, t.assetIndex)
      .where(sql`status <> 'closed'`),
    index('positions_closed')
      .on(t.userId, t.closedAt)
      .where(sql`close_reason is not null`),
  ],
)

export const logs = pgTable(
  'logs',
  {
    /** Grows with time: the cursor of lists. */
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    at: ms('at').notNull(),
    level: text('level', { enum: ['debug', 'info', 'warn', 'error'] }).notNull(),
    kind: text('kind', {
      enum: ['signal', 'decision', 'order', 'fill', 'risk', 'operator', 'connection'],
    }).notNull(),
    message: text('message').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
    tradeId: text('trade_id'),
    positionId: text('position_id'),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('logs_session').on(t.sessionId, t.seq), index('logs_trade').on(t.tradeId, t.seq)],
)

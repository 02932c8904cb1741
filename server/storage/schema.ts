// The tables. Money, prices and sizes are `numeric` and leave as decimal strings; times are epoch milliseconds.
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
import { intervals } from '../../contract/market.ts'

const ms = (name: string) => bigint(name, { mode: 'number' })

export const users = pgTable('users', {
  id: text('id').primaryKey(),
  /** Lower-case. */
  address: text('address').notNull().unique(),
  role: text('role', { enum: ['trader', 'house'] }).notNull(),
  settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
  createdAt: ms('created_at').notNull(),
  /** Tokens of a smaller epoch are revoked. */
  tokenEpoch: integer('token_epoch').notNull(),
  /** Fills up to here are booked; the next sync starts a little before. */
  fillsCursor: ms('fills_cursor').notNull(),
})

export const challenges = pgTable(
  'challenges',
  {
    nonce: text('nonce').primaryKey(),
    /** Lower-case. */
    address: text('address').notNull(),
    message: text('message').notNull(),
    issuedAt: ms('issued_at').notNull(),
    expiresAt: ms('expires_at').notNull(),
    usedAt: ms('used_at'),
  },
  (t) => [
    index('challenges_address').on(t.address, t.issuedAt),
    index('challenges_expiry').on(t.expiresAt),
  ],
)

export const agentKeys = pgTable(
  'agent_keys',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** Lower-case; never used again once revoked. */
    address: text('address').notNull().unique(),
    name: text('name').notNull(),
    /** AES-256-GCM, see server/keys. */
    ciphertext: text('ciphertext').notNull(),
    createdAt: ms('created_at').notNull(),
    revokedAt: ms('revoked_at'),
  },
  (t) => [
    uniqueIndex('agent_keys_current')
      .on(t.userId)
      .where(sql`revoked_at is null`),
  ],
)

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
    entryThreshold: numeric('entry_threshold', { mode: 'number' }).notNull(),
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
  ],
)

/** Written before the order is sent: an intent without a result is asked about by its client order id. */
export const orders = pgTable(
  'orders',
  {
    /** keccak(session, position, step), 16 bytes. */
    cloid: text('cloid').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    sessionId: text('session_id')
      .notNull()
      .references(() => sessions.id),
    positionId: text('position_id')
      .notNull()
      .references(() => positions.id),
    kind: text('kind', { enum: ['entry', 'take_profit', 'stop_loss', 'close'] }).notNull(),
    step: integer('step').notNull(),
    status: text('status', {
      enum: ['intent', 'sent', 'unknown', 'resting', 'filled', 'canceled', 'rejected'],
    }).notNull(),
    /** Why a close was asked for: becomes the position's closeReason once it fills. */
    reason: text('reason'),
    isBuy: boolean('is_buy').notNull(),
    size: numeric('size').notNull(),
    limitPrice: numeric('limit_price').notNull(),
    triggerPrice: numeric('trigger_price'),
    reduceOnly: boolean('reduce_only').notNull(),
    oid: bigint('oid', { mode: 'number' }),
    filledSize: numeric('filled_size').notNull(),
    averagePrice: numeric('average_price'),
    error: text('error'),
    createdAt: ms('created_at').notNull(),
    updatedAt: ms('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('orders_step').on(t.positionId, t.kind, t.step),
    index('orders_unsettled')
      .on(t.userId)
      .where(sql`status in ('intent','sent','unknown','resting')`),
    index('orders_position').on(t.positionId),
  ],
)

/** What the exchange says happened; counting one twice is impossible by the key. */
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
    /** Null: a fill that no session of ours owns. */
    positionId: text('position_id'),
    sessionId: text('session_id'),
    isBuy: boolean('is_buy').notNull(),
    size: numeric('size').notNull(),
    price: numeric('price').notNull(),
    fee: numeric('fee').notNull(),
    builderFee: numeric('builder_fee').notNull(),
    closedPnl: numeric('closed_pnl').notNull(),
    direction: text('direction').notNull(),
    isLiquidation: boolean('is_liquidation').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.symbol, t.at, t.tid] }),
    index('fills_position').on(t.positionId),
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

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    key: text('key').notNull(),
    endpointId: text('endpoint_id').notNull(),
    /** sha256 of path and body. */
    requestHash: text('request_hash').notNull(),
    /** Null while the first request is under way. */
    status: integer('status'),
    response: jsonb('response'),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.endpointId, t.key] }),
    index('idempotency_keys_age').on(t.createdAt),
  ],
)

/**
 * Closed candles, as the exchange told them after they had closed. Of each market and interval there is one run without
 * holes: see exchange/candle-archive.
 */
export const candles = pgTable(
  'candles',
  {
    symbol: text('symbol').notNull(),
    interval: text('interval', { enum: intervals }).notNull(),
    /** Open time. */
    t: ms('t').notNull(),
    o: numeric('o').notNull(),
    h: numeric('h').notNull(),
    l: numeric('l').notNull(),
    c: numeric('c').notNull(),
    v: numeric('v').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [primaryKey({ columns: [t.symbol, t.interval, t.t] })],
)

// Programs that trade: bindings to traders, the markets that they hold, what they did, and the signal pools that start
// them. Programs are named by number only, so that what was done outlives them.
import {
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  serial,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { intervals } from '../../../contract/market/market.ts'
import {
  executionActions,
  executionCauses,
  executionStates,
} from '../../../contract/lab/executions.ts'
import type { PoolSignal } from '../../../contract/lab/signal-pools.ts'
import { poolLogics } from '../../../contract/lab/signal-pools.ts'
import type { RiskCheck } from '../../../engine/risk/checks.ts'
import { ms } from './columns.ts'
import { mandates } from './mandates.ts'
import { users } from './people.ts'
import { traders } from './traders.ts'

export const signalPools = pgTable(
  'signal_pools',
  {
    id: serial('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    name: text('name').notNull(),
    logic: text('logic', { enum: poolLogics }).notNull(),
    symbols: jsonb('symbols').$type<string[]>().notNull(),
    signals: jsonb('signals').$type<PoolSignal[]>().notNull(),
    isEnabled: boolean('is_enabled').notNull(),
    lastFiredAt: ms('last_fired_at'),
    /** Closes up to here have been looked at. */
    checkedTo: ms('checked_to').notNull(),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [index('signal_pools_user').on(t.userId)],
)

/** A pool that fired and has not been answered yet. */
export interface Firing {
  poolId: number
  symbol: string
  at: number
}

export const bindings = pgTable(
  'bindings',
  {
    id: serial('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    programId: integer('program_id').notNull(),
    accountId: integer('account_id')
      .notNull()
      .references(() => traders.id),
    poolIds: jsonb('pool_ids').$type<number[]>().notNull(),
    intervalSecs: integer('interval_secs').notNull(),
    isScheduled: boolean('is_scheduled').notNull(),
    isEnabled: boolean('is_enabled').notNull(),
    params: jsonb('params').$type<Record<string, number>>().notNull(),
    /** The markets that it may trade; the first is the usual one. */
    symbols: jsonb('symbols').$type<string[]>().notNull(),
    /** The interval that the program reads by when it names none. */
    interval: text('interval', { enum: intervals }).notNull(),
    lastTriggerAt: ms('last_trigger_at'),
    /** When it is due; null: only by its pools. */
    nextRunAt: ms('next_run_at'),
    firing: jsonb('firing').$type<Firing>(),
    /** ctx.state as JSON, written with the decisions of the run that left it. */
    state: text('state').notNull(),
    /** Why it does not trade now; null: nothing is in its way. */
    obstacle: text('obstacle'),
    /** The process that runs it now, and until when. */
    leaseOwner: text('lease_owner'),
    leaseUntil: ms('lease_until'),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('bindings_pair').on(t.programId, t.accountId),
    index('bindings_user').on(t.userId),
    index('bindings_due').on(t.isEnabled, t.nextRunAt),
  ],
)

/** Which binding a mandate of kind `program` belongs to, also after the binding is gone. */
export const bindingMandates = pgTable(
  'binding_mandates',
  {
    mandateId: text('mandate_id')
      .primaryKey()
      .references(() => mandates.id),
    bindingId: integer('binding_id').notNull(),
    accountId: integer('account_id').notNull(),
  },
  (t) => [index('binding_mandates_account').on(t.accountId)],
)

export const executions = pgTable(
  'executions',
  {
    id: serial('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    programId: integer('program_id').notNull(),
    programVersion: integer('program_version').notNull(),
    bindingId: integer('binding_id').notNull(),
    accountId: integer('account_id').notNull(),
    cause: text('cause', { enum: executionCauses }).notNull(),
    action: text('action', { enum: executionActions }).notNull(),
    state: text('state', { enum: executionStates }).notNull(),
    symbol: text('symbol').notNull(),
    /** Base units: as the program wanted it, and as the rules left it. */
    wished: numeric('wished'),
    quantity: numeric('quantity'),
    reason: text('reason'),
    /** Base units, signed: what was held of the market when it was decided. */
    held: numeric('held').notNull(),
    /** What it was decided by. */
    price: numeric('price'),
    stop: numeric('stop'),
    target: numeric('target'),
    leverage: numeric('leverage', { mode: 'number' }),
    /** 0…1, of a close. */
    fraction: numeric('fraction', { mode: 'number' }),
    checks: jsonb('checks').$type<RiskCheck[]>(),
    /** The answer of a language model that it comes from; null: a program's. */
    decisionId: integer('decision_id'),
    /** When a model means to get out of what this opens. */
    plan: text('plan'),
    /** Client order id of its entry or close. */
    orderId: text('order_id'),
    positionId: text('position_id'),
    error: text('error'),
    logs: jsonb('logs').$type<string[]>().notNull(),
    reads: jsonb('reads').$type<unknown[]>().notNull(),
    durationMs: integer('duration_ms').notNull(),
    at: ms('at').notNull(),
  },
  (t) => [
    index('executions_user').on(t.userId, t.id),
    index('executions_binding').on(t.bindingId, t.id),
    index('executions_account').on(t.accountId),
    index('executions_position').on(t.positionId),
    index('executions_decision').on(t.decisionId),
  ],
)

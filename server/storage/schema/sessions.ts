// Contracts that trade until they end.
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, numeric, pgTable, text } from 'drizzle-orm/pg-core'
import {
  endReasons,
  executionStrategies,
  strategyDurations,
} from '../../../contract/sessions/sessions.ts'
import type { SessionProgram } from '../../../contract/sessions/session-programs.ts'
import type { SignalValue } from '../../../engine/types.ts'
import type { Strategy } from '../../../engine/sessions/presets.ts'
import type { Expected } from '../../../contract/sessions/expected.ts'
import { ms } from './columns.ts'
import { mandates } from './mandates.ts'
import { users } from './people.ts'

export const sessions = pgTable(
  'sessions',
  {
    /** Also the id of its mandate. */
    id: text('id')
      .primaryKey()
      .references(() => mandates.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind', { enum: ['quick', 'advance'] }).notNull(),
    status: text('status', { enum: ['active', 'closing', 'ended', 'failed'] }).notNull(),
    endReason: text('end_reason', {
      enum: endReasons,
    }),
    assetIndex: integer('asset_index').notNull(),
    symbol: text('symbol').notNull(),
    budget: numeric('budget').notNull(),
    profitTarget: numeric('profit_target_pct', { mode: 'number' }).notNull(),
    lossThreshold: numeric('loss_threshold_pct', { mode: 'number' }).notNull(),
    maxPositions: integer('max_positions').notNull(),
    /** The choices made for an advance session. */
    executionStrategy: text('execution_strategy', { enum: executionStrategies }),
    strategyDuration: text('strategy_duration', { enum: strategyDurations }),
    maxWalletBudget: boolean('max_wallet_budget'),
    /** How it reads its signals, as set at its start. Null: the quick strategy. */
    strategy: jsonb('strategy').$type<Strategy>(),
    /** What sessions like it earned on past candles, as far as it was known at its start. */
    expected: jsonb('expected').$type<Expected>(),
    /** Whose decisions are its signals; null: the engine. Its code is that version's. */
    program: jsonb('program').$type<SessionProgram>(),
    /** The trader whose session it copies. Its mandate's id is that of the copy's row. */
    copiedFrom: text('copied_from').references(() => users.id),
    leverage: numeric('leverage', { mode: 'number' }).notNull(),
    takeProfitPct: numeric('take_profit_pct', { mode: 'number' }).notNull(),
    stopLossPct: numeric('stop_loss_pct', { mode: 'number' }).notNull(),
    budgetPerPosition: numeric('budget_per_position').notNull(),
    acceptsEntries: boolean('accepts_entries').notNull(),
    /** The latest used signal candle per interval, see engine SessionState. */
    lastEntryAt: jsonb('last_entry_at').$type<Record<string, number>>().notNull(),
    lastLossAt: ms('last_loss_at'),
    startedAt: ms('started_at').notNull(),
    endsAt: ms('ends_at'),
    endedAt: ms('ended_at'),
    /** Net result, stored when the session has ended, so that history never changes. */
    finalPnl: jsonb('final_pnl').$type<Record<string, unknown>>(),
    /** Grows with every change; a cycle's write names the version that it read. */
    version: integer('version').notNull(),
  },
  (t) => [
    index('sessions_user').on(t.userId, t.startedAt),
    index('sessions_running')
      .on(t.status)
      .where(sql`status in ('active','closing')`),
    index('sessions_expected')
      .on(t.id)
      .where(sql`expected is not null`),
  ],
)

/** What the program of a session said last. */
export const sessionPrograms = pgTable('session_programs', {
  sessionId: text('session_id')
    .primaryKey()
    .references(() => sessions.id),
  /** The close of the candle that it said it about. */
  at: ms('at').notNull(),
  said: jsonb('said').$type<SignalValue>().notNull(),
  /** ctx.state as JSON. */
  state: text('state').notNull(),
})

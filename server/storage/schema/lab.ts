// Programs of people, all that each was, and their backtests.
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  serial,
  text,
} from 'drizzle-orm/pg-core'
import type { ProgramParam } from '../../../contract/lab/programs.ts'
import type { BacktestEvents, BacktestOutcome, BacktestTerms } from '../lab/backtest-content.ts'
import { ms } from './columns.ts'
import { users } from './people.ts'

export const programs = pgTable(
  'programs',
  {
    id: serial('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    name: text('name').notNull(),
    description: text('description').notNull(),
    code: text('code').notNull(),
    /** As the code declares them. */
    params: jsonb('params').$type<ProgramParam[]>().notNull(),
    isValid: boolean('is_valid').notNull(),
    enabled: boolean('enabled').notNull(),
    version: integer('version').notNull(),
    createdAt: ms('created_at').notNull(),
    updatedAt: ms('updated_at').notNull(),
    /** Null: not deleted. */
    deletedAt: ms('deleted_at'),
  },
  (t) => [index('programs_user').on(t.userId, t.id)],
)

export const programVersions = pgTable(
  'program_versions',
  {
    programId: integer('program_id')
      .notNull()
      .references(() => programs.id),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    code: text('code').notNull(),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.programId, t.version] })],
)

export const backtests = pgTable(
  'backtests',
  {
    /** "bt-001" to clients. */
    id: serial('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    programId: integer('program_id')
      .notNull()
      .references(() => programs.id),
    /** Of the program when it was asked for. */
    version: integer('version').notNull(),
    terms: jsonb('terms').$type<BacktestTerms>().notNull(),
    status: text('status', { enum: ['running', 'completed', 'error', 'cancelled'] }).notNull(),
    /** 0…1. */
    progress: real('progress').notNull(),
    /** Null until it is completed. */
    outcome: jsonb('outcome').$type<BacktestOutcome>(),
    error: jsonb('error').$type<{ message: string; line: number | null; column: number | null }>(),
    /** SHA-256 of the candles. */
    fingerprint: text('fingerprint'),
    /** Who has it can see the backtest; null: nobody but its owner. */
    shareToken: text('share_token').unique(),
    /** Nobody else works on it until then. */
    leaseUntil: ms('lease_until').notNull(),
    /** How often it was begun. */
    tries: integer('tries').notNull(),
    createdAt: ms('created_at').notNull(),
    finishedAt: ms('finished_at'),
  },
  (t) => [
    index('backtests_user').on(t.userId, t.id),
    index('backtests_due').on(t.status, t.leaseUntil),
  ],
)

/** Fills and refused decisions of a completed backtest, in one piece: they are read together. */
export const backtestEvents = pgTable('backtest_events', {
  backtestId: integer('backtest_id')
    .primaryKey()
    .references(() => backtests.id, { onDelete: 'cascade' }),
  events: jsonb('events').$type<BacktestEvents>().notNull(),
})

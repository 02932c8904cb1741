// What was done and refused, and why.
import { bigserial, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { ms } from './columns.ts'
import { mandates } from './mandates.ts'
import { users } from './people.ts'

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
    mandateId: text('mandate_id')
      .notNull()
      .references(() => mandates.id),
    tradeId: text('trade_id'),
    positionId: text('position_id'),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('logs_mandate').on(t.mandateId, t.seq), index('logs_trade').on(t.tradeId, t.seq)],
)

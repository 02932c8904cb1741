// Events for other programs, until they have been published.
import { bigserial, boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { ms } from './columns.ts'

export const eventTopics = ['sessions', 'fills', 'journal', 'candles'] as const

/** Triggers add to it in the transaction that makes what it tells; rows go once the broker has them. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    topic: text('topic', { enum: eventTopics }).notNull(),
    /** Events of one key stay in their order. */
    key: text('key').notNull(),
    type: text('type').notNull(),
    /** When it happened. */
    at: ms('at').notNull(),
    data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [index('outbox_at').on(t.at)],
)

/** One row. Triggers look at it, so that nothing is kept for brokers that nobody has named. */
export const outboxState = pgTable('outbox_state', {
  id: integer('id').primaryKey(),
  isOn: boolean('is_on').notNull(),
  /** The process that publishes, and until when. */
  leaseOwner: text('lease_owner'),
  leaseUntil: ms('lease_until'),
})

// Who follows whom, and the sessions that are copied.
import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { copyStates, type CopyTerms } from '../../../contract/board/following.ts'
import { ms } from './columns.ts'
import { users } from './people.ts'

export const follows = pgTable(
  'follows',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** Who is followed. */
    traderId: text('trader_id')
      .notNull()
      .references(() => users.id),
    /** Null: only told of. */
    copying: jsonb('copying').$type<CopyTerms>(),
    since: ms('since').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.traderId] }), index('follows_trader').on(t.traderId)],
)

/**
 * Written by a trigger in the transaction in which a copied session starts. The id is that of the copy's session, so that
 * none is started twice.
 */
export const copies = pgTable(
  'copies',
  {
    id: text('id')
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    traderId: text('trader_id')
      .notNull()
      .references(() => users.id),
    /** The session that is copied. */
    sourceId: text('source_id').notNull(),
    symbol: text('symbol').notNull(),
    state: text('state', { enum: copyStates }).notNull(),
    problem: text('problem'),
    at: ms('at').notNull(),
    /** Until when the process that starts it may take. */
    heldUntil: ms('held_until').notNull(),
  },
  (t) => [
    uniqueIndex('copies_once').on(t.userId, t.sourceId),
    index('copies_of').on(t.userId, t.traderId, t.at),
    index('copies_waiting')
      .on(t.at)
      .where(sql`state = 'waiting'`),
  ],
)

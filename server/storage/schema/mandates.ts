// Who may trade a market of an account.
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { ms } from './columns.ts'
import { users } from './people.ts'

/**
 * The right to act in one market of one account, and the process that uses it now. Its holder (a session, a trade by
 * hand, a program) has the same id. Trades, positions, orders, fills and log lines belong to the mandate.
 */
export const mandates = pgTable(
  'mandates',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind', { enum: ['session', 'desk', 'program'] }).notNull(),
    assetIndex: integer('asset_index').notNull(),
    symbol: text('symbol').notNull(),
    /**
     * `trading`: holds the market, may open. `guarding`: looks after positions and orders that are left, holds no
     * market. `released`: nothing is left to do.
     */
    state: text('state', { enum: ['trading', 'guarding', 'released'] }).notNull(),
    /** Epoch milliseconds before which it is not looked at. */
    nextLookAt: ms('next_look_at').notNull(),
    /** The process that acts under it, and until when: see trading/mandate-lock. */
    leaseOwner: text('lease_owner'),
    leaseUntil: ms('lease_until'),
    /** The process that looked at it last: it has at hand what the next look needs. */
    lookedBy: text('looked_by'),
    createdAt: ms('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('mandates_one_per_market')
      .on(t.userId, t.assetIndex)
      .where(sql`state = 'trading'`),
    index('mandates_due')
      .on(t.nextLookAt)
      .where(sql`state <> 'released'`),
    index('mandates_user').on(t.userId, t.state),
  ],
)

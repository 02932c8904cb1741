// Trades by hand that were to be placed and that the person's own limits refused.
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, numeric, pgTable, text } from 'drizzle-orm/pg-core'
import { riskChecks } from '../../../contract/desk/risk-checks.ts'
import { ms } from './columns.ts'
import { users } from './people.ts'

export const refusedTrades = pgTable(
  'refused_trades',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** The first check that failed. */
    rule: text('rule', { enum: riskChecks }).notNull(),
    /** The market: "BTC". */
    symbol: text('symbol').notNull(),
    side: text('side', { enum: ['long', 'short'] }).notNull(),
    setupTag: text('setup_tag'),
    at: ms('at').notNull(),
    entryPrice: numeric('entry_price').notNull(),
    /** Whether the entry was to wait at its price. */
    waits: boolean('waits').notNull(),
    stopPrice: numeric('stop_price'),
    /** Nearest first, in base units. */
    targets: jsonb('targets').$type<{ price: string; quantity: string }[]>().notNull(),
    quantity: numeric('quantity').notNull(),
    leverage: numeric('leverage', { mode: 'number' }).notNull(),
    /** Fractions of the notional. */
    entryFee: numeric('entry_fee').notNull(),
    exitFee: numeric('exit_fee').notNull(),
    /** What became of it over the candles that followed; all null until that is known. Net in USDC. */
    end: text('end', { enum: ['stop', 'liquidation', 'targets', 'time', 'unfilled'] }),
    endedAt: ms('ended_at'),
    net: numeric('net'),
    /** When candles are asked for again; null: it is known, or cannot be. */
    dueAt: ms('due_at'),
    tries: integer('tries').notNull().default(0),
  },
  (t) => [
    index('refused_trades_user').on(t.userId, t.at),
    index('refused_trades_due')
      .on(t.dueAt)
      .where(sql`due_at is not null`),
  ],
)

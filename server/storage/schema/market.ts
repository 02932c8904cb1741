// Market data from the exchange.
import { integer, numeric, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { intervals } from '../../../contract/market/market.ts'
import { ms } from './columns.ts'

/** Closed candles, as the exchange returned them after their close. */
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

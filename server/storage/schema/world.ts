import { integer, pgTable, text } from 'drizzle-orm/pg-core'

/** One row: which world everything in this database happened in. */
export const world = pgTable('world', {
  id: integer('id').primaryKey(),
  network: text('network', { enum: ['localnet', 'testnet', 'mainnet'] }).notNull(),
})

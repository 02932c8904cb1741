import { integer, pgTable, text } from 'drizzle-orm/pg-core'

/** One row: the network that everything in this database belongs to. */
export const world = pgTable('world', {
  id: integer('id').primaryKey(),
  network: text('network', { enum: ['localnet', 'testnet', 'mainnet'] }).notNull(),
})

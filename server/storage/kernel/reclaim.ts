// Makes the space of deleted and replaced rows usable again, which PostgreSQL does by itself and PGlite never does.
import { getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import * as schema from '../schema.ts'
import type { Database } from './database.ts'

/** Nothing of them is deleted, and rows change a few times at most. They are the largest, and looking through one takes time. */
const onlyGrowing = new Set<PgTable>([schema.fills, schema.orders, schema.ledgerEntries])

/** Large tables that only retention takes rows from: whether it did just now. */
export interface Removed {
  logs: boolean
  candles: boolean
}

const tables = Object.values(schema).filter((value) => is(value, PgTable))

/** Not allowed inside a transaction. One table at a time, so that other work goes between. */
export async function reclaim(db: Database, removed: Removed): Promise<void> {
  for (const table of tables) {
    if (onlyGrowing.has(table)) continue
    if (table === schema.logs && !removed.logs) continue
    if (table === schema.candles && !removed.candles) continue
    await db.execute(sql`vacuum ${sql.identifier(getTableName(table))}`)
  }
}

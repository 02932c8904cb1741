// Runs the migrations in order, each once; the same SQL for PGlite and PostgreSQL. drizzle-kit makes them from
// schema.ts.
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate as applyPostgres } from 'drizzle-orm/node-postgres/migrator'
import type { PgliteDatabase } from 'drizzle-orm/pglite'
import { migrate as applyPglite } from 'drizzle-orm/pglite/migrator'
import type pg from 'pg'
import type * as schema from '../schema.ts'

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))
/** Any number that nothing else in this database locks. */
const lockId = 7_302_611

export function migratePglite(db: PgliteDatabase<typeof schema>): Promise<void> {
  return applyPglite(db, { migrationsFolder })
}

/** Several servers may start at once: the first migrates, the others wait for it. */
export async function migratePostgres(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  const session: NodePgDatabase = drizzle(client)
  try {
    await session.execute(sql`select pg_advisory_lock(${lockId})`)
    await applyPostgres(session, { migrationsFolder })
  } finally {
    // Closing the connection also releases the lock, whatever state it is in.
    client.release(true)
  }
}

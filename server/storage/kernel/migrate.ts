// Runs the migrations in order, each once; the same SQL for PGlite and PostgreSQL. drizzle-kit makes them from
// schema.ts.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate as applyPostgres } from 'drizzle-orm/node-postgres/migrator'
import type { PgliteDatabase } from 'drizzle-orm/pglite'
import { migrate as applyPglite } from 'drizzle-orm/pglite/migrator'
import type pg from 'pg'
import * as z from 'zod/mini'
import type * as schema from '../schema.ts'

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))
/** Any number that nothing else in this database locks. */
const lockId = 7_302_611

/** `migrations`: only the first so many; left out: all. */
export interface MigrateOptions {
  migrations?: number
}

const Journal = z.looseObject({ entries: z.array(z.unknown()) })
const journalFile = 'meta/_journal.json'
const journalIn = (folder: string) =>
  Journal.parse(JSON.parse(readFileSync(join(folder, journalFile), 'utf8')))

/** How many migrations this version knows. */
export function migrationsKnown(): number {
  return journalIn(migrationsFolder).entries.length
}

export function migratePglite(
  db: PgliteDatabase<typeof schema>,
  options: MigrateOptions = {},
): Promise<void> {
  return withFolder(options, (folder) => applyPglite(db, { migrationsFolder: folder }))
}

/** Several servers may start at once: the first migrates, the others wait for it. */
export async function migratePostgres(pool: pg.Pool, options: MigrateOptions = {}): Promise<void> {
  const client = await pool.connect()
  const session: NodePgDatabase = drizzle(client)
  try {
    await session.execute(sql`select pg_advisory_lock(${lockId})`)
    await withFolder(options, (folder) => applyPostgres(session, { migrationsFolder: folder }))
  } finally {
    // Closing the connection also releases the lock, whatever state it is in.
    client.release(true)
  }
}

/** drizzle runs all migrations of a folder, so that fewer need a folder of their own. */
async function withFolder(
  { migrations }: MigrateOptions,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  if (migrations === undefined) return work(migrationsFolder)
  const folder = mkdtempSync(join(tmpdir(), 'alura-migrations-'))
  try {
    cpSync(migrationsFolder, folder, { recursive: true })
    const journal = journalIn(folder)
    const entries = journal.entries.slice(0, migrations)
    writeFileSync(join(folder, journalFile), JSON.stringify({ ...journal, entries }))
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

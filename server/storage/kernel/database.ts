// Opens the database: PGlite inside the data folder, or a PostgreSQL server. Both use the same SQL.
import { damaged, endedInOrder, noteEnd, noteOpen, readAll } from './check-embedded.ts'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { lockFolder } from '../../../platform/folder-lock.ts'
import type { ServerConfig } from '../../settings/config.ts'
import { prepareDataFolder } from '../../../platform/data-folder.ts'
import { textParsers, withQuickQueries } from './quick-queries.ts'
import { databaseTrouble } from './database-trouble.ts'
import { makeFolder } from './make-folder.ts'
import { type MigrateOptions, migratePglite, migratePostgres } from './migrate.ts'
import * as schema from '../schema.ts'

/** Either driver, inside a transaction or not. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>

export interface OpenDatabase {
  db: Database
  close(): Promise<void>
}

/** PostgreSQL's own cache, all of which ends up in this process' memory. Its files are in the system's cache as well. */
const sharedBuffers = '8MB'

const settings = {
  parsers: textParsers,
  startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${sharedBuffers}`],
}

/**
 * Connects and brings the schema up to date. Throws a SettingError when another process holds the folder, or when
 * DATABASE_URL is wrong. `options`: up to which date.
 */
export async function openDatabase(
  config: Pick<ServerConfig, 'databaseUrl' | 'dataDir'>,
  options?: MigrateOptions,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) return openPostgres(config.databaseUrl, options)
  prepareDataFolder(config.dataDir)
  return openEmbedded(join(config.dataDir, 'db'), options)
}

/** `folder` undefined: in memory, gone when closed. */
export async function openEmbedded(
  folder: string | undefined,
  options?: MigrateOptions,
): Promise<OpenDatabase> {
  const unlock = folder === undefined ? () => {} : lockFolder(folder)
  try {
    if (folder !== undefined) await makeFolder(folder)
    const client = await openChecked(folder, options)
    return {
      db: drizzlePglite(client, { schema }),
      close: async () => {
        await client.close()
        if (folder !== undefined) noteEnd(folder)
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

async function openChecked(
  folder: string | undefined,
  options: MigrateOptions | undefined,
): Promise<PGlite> {
  if (folder === undefined) return createPglite(folder, undefined, options)
  const isDoubtful = !endedInOrder(folder)
  noteOpen(folder)
  const made = await PGlite.create({ dataDir: folder, ...settings }).catch((error: unknown) => {
    throw damaged(folder, error)
  })
  try {
    if (isDoubtful) await readAll(made, folder)
    return await brought(made, options)
  } catch (error) {
    await made.close().catch(() => undefined)
    throw error
  }
}

/**
 * With the schema of today and quick queries. `folder` undefined: in memory. `snapshot`: the initial content, as dumped
 * by PGlite.
 */
export async function createPglite(
  folder: string | undefined,
  snapshot?: Blob,
  options?: MigrateOptions,
): Promise<PGlite> {
  const made = await PGlite.create({
    ...settings,
    ...(folder !== undefined && { dataDir: folder }),
    ...(snapshot !== undefined && { loadDataDir: snapshot }),
  })
  return brought(made, options)
}

async function brought(made: PGlite, options: MigrateOptions | undefined): Promise<PGlite> {
  await migratePglite(drizzlePglite(made, { schema }), options)
  return withQuickQueries(made)
}

export async function openPostgres(url: string, options?: MigrateOptions): Promise<OpenDatabase> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    application_name: 'alura',
  })
  // The pool replaces a connection that breaks while idle; queries report their own errors.
  pool.on('error', () => {})
  try {
    const db = drizzlePostgres(pool, { schema })
    await migratePostgres(pool, options)
    return { db, close: () => pool.end() }
  } catch (error) {
    await pool.end()
    throw databaseTrouble(error, url)
  }
}

// A quick database for each test file: an empty, migrated PGlite is dumped once, loaded from then on, and lent by one test
// file of a process to the next.
import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import pg from 'pg'
import { type OpenDatabase, createPglite, openPostgres } from '../../storage/kernel/database.ts'
import { migratePglite } from '../../storage/kernel/migrate.ts'
import * as schema from '../../storage/schema.ts'
import { fingerprint } from './database-fingerprint.ts'
import { keepSeeds } from './empty-tables.ts'
import { createLender } from './lent-databases.ts'

const lend = createLender(async () => createPglite(undefined, await emptyDatabase()))

/** PGlite in memory, or a database of its own on the PostgreSQL server in TEST_DATABASE_URL. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const url = process.env['TEST_DATABASE_URL']
  return url === undefined ? lend() : openOnServer(url)
}

async function openOnServer(url: string): Promise<OpenDatabase> {
  const name = `alura_test_${randomBytes(8).toString('hex')}`
  await runOnServer(url, `create database ${name}`)
  const own = new URL(url)
  own.pathname = name
  const open = await openPostgres(own.href)
  return {
    db: open.db,
    async close() {
      await open.close()
      await runOnServer(url, `drop database ${name}`)
    },
  }
}

async function runOnServer(connectionString: string, command: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(command)
  await client.end()
}

async function emptyDatabase(): Promise<Blob> {
  const path = join(tmpdir(), `alura-lent-database-${fingerprint()}.tar`)
  try {
    return new Blob([readFileSync(path)])
  } catch {
    return makeEmptyDatabase(path)
  }
}

async function makeEmptyDatabase(path: string): Promise<Blob> {
  const client = await PGlite.create()
  await migratePglite(drizzle(client, { schema }))
  await keepSeeds(client)
  const dump = await client.dumpDataDir('none')
  await client.close()
  // Test files run in parallel: the last rename wins, and nobody reads an incomplete file.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, Buffer.from(await dump.arrayBuffer()))
  renameSync(draft, path)
  return dump
}

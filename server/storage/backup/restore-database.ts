// Reads into an empty database what dumpDatabase has written.
import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { SettingError } from '../../../platform/settings.ts'
import type { ServerConfig } from '../../settings/config.ts'
import { type Database, openDatabase } from '../kernel/database.ts'
import { migrationsKnown } from '../kernel/migrate.ts'
import { quoted, rowsOfText, setCounters, tablesInOrder } from './tables.ts'

/** Rows, and characters, that go to the database at once. */
const atOnce = 500
const lettersAtOnce = 4_000_000

const Head = z.object({ migrations: z.int().check(z.positive()) })
const start = /^\{"table":"([a-z0-9_]+)","row":/

type Target = Pick<ServerConfig, 'databaseUrl' | 'dataDir'>

/**
 * A backup of an older version is read into the tables of that version, which are then brought up to date. All rows or
 * none. Throws a SettingError when the database is not empty, or the backup is damaged or of a newer version.
 * Returns the number of rows.
 */
export async function restoreDatabase(
  target: Target,
  lines: AsyncIterable<string>,
): Promise<number> {
  const reader = lines[Symbol.asyncIterator]()
  const head = Head.safeParse(jsonOf((await reader.next()).value ?? ''))
  if (!head.success) throw damaged()
  const { migrations } = head.data
  if (migrations > migrationsKnown()) {
    throw new SettingError(
      `The backup is from a newer version of Alura (${migrations} changes of the database, this one knows ${migrationsKnown()}). Restore it with that version.`,
    )
  }
  const old = await openDatabase(target, { migrations })
  let count = 0
  try {
    await refuseUnlessEmpty(old.db)
    await old.db.transaction(async (tx) => {
      const tables = await tablesInOrder(tx)
      await rowsOfText(tx, `truncate ${tables.map(quoted).join()} restart identity`)
      // What they would add is in the backup.
      for (const table of tables)
        await rowsOfText(tx, `alter table ${quoted(table)} disable trigger user`)
      count = await insertAll(tx, reader, new Set(tables))
      for (const table of tables)
        await rowsOfText(tx, `alter table ${quoted(table)} enable trigger user`)
      await setCounters(tx)
    })
  } finally {
    await old.close()
  }
  const current = await openDatabase(target)
  await current.close()
  return count
}

async function refuseUnlessEmpty(db: Database): Promise<void> {
  const [found] = await rowsOfText<{ count: number }>(
    db,
    'select count(*)::int as count from users',
  )
  if (found?.count === 0) return
  throw new SettingError(
    'The database has people in it already. A backup is read into an empty one.',
  )
}

async function insertAll(
  tx: Database,
  lines: AsyncIterator<string>,
  tables: ReadonlySet<string>,
): Promise<number> {
  let count = 0
  let batch: { table: string; rows: string[]; letters: number } | undefined
  const flush = async () => {
    if (batch === undefined) return
    const into = sql.raw(`insert into ${quoted(batch.table)} select * from `)
    const shape = sql.raw(`null::${quoted(batch.table)}`)
    const rows = `[${batch.rows.join()}]`
    await tx.execute(sql`${into}json_populate_recordset(${shape}, ${rows}::json)`)
    count += batch.rows.length
    batch = undefined
  }
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    if (next.value === '') continue
    const [head, table = ''] = start.exec(next.value) ?? []
    if (head === undefined || !tables.has(table) || !next.value.endsWith('}')) throw damaged()
    const row = next.value.slice(head.length, -1)
    if (batch?.table !== table) await flush()
    batch ??= { table, rows: [], letters: 0 }
    batch.rows.push(row)
    batch.letters += row.length
    if (batch.rows.length >= atOnce || batch.letters >= lettersAtOnce) await flush()
  }
  await flush()
  return count
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const damaged = () =>
  new SettingError('The backup is damaged, or not one of Alura. Nothing was restored.')

// After an end that was not in order, the embedded database is read once before it is believed: PGlite has no checksums, and
// a damaged page would answer wrongly, or late.
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { SettingError } from '../../../platform/settings.ts'

const wayBack =
  'Nothing was changed. Bring back the last copy with "npm run restore", or move the folder away to start anew.'

/** Is there from the opening of the database to an end in order. */
const markOf = (folder: string) => `${folder}.open`

export function endedInOrder(folder: string): boolean {
  return !existsSync(markOf(folder))
}

export function noteOpen(folder: string): void {
  writeFileSync(markOf(folder), '')
}

export function noteEnd(folder: string): void {
  rmSync(markOf(folder), { force: true })
}

/** PostgreSQL inside could not start: files of it are missing or damaged. */
export function damaged(folder: string, error: unknown): SettingError {
  const message = error instanceof Error ? error.message : String(error)
  return new SettingError(`The database in ${folder} cannot be opened (${message}). ${wayBack}`)
}

/** The largest table, whose rows the venue can give again. */
const recoverable = 'candles'

/** Reads every row of every table except candles. Throws a SettingError that names the table which cannot be read. */
export async function readAll(client: PGlite, folder: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') and tablename <> $1 order by 1`,
    [recoverable],
  )
  for (const { name } of rows) {
    try {
      await client.query(`select sum(hashtext(each::text)) from ${name} as each`)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      throw new SettingError(
        `The table ${name} of the database in ${folder} is damaged (${message}). ${wayBack}`,
      )
    }
  }
}

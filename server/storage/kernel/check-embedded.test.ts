// Damages a real folder of the embedded database, as a failing disk does.
import {
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createStore } from '../store.ts'
import { openEmbedded } from './database.ts'
import { rowsOf } from './rows.ts'

let dataDir = ''
let folder = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'alura-damaged-'))
  folder = join(dataDir, 'db')
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** Writes a user and returns the file of their table. The database ends in order. */
async function made(): Promise<string> {
  const opened = await openEmbedded(folder)
  const { db } = opened
  await createStore(opened).users.ensure('somebody', `0x${'aa'.repeat(20)}`, 1)
  const [row] = await rowsOf<{ path: string }>(
    db,
    sql`select pg_relation_filepath('users') as path`,
  )
  await db.execute(sql`checkpoint`)
  await opened.close()
  return join(folder, row?.path ?? '')
}

/** As after a power cut. */
const endsSuddenly = () => writeFileSync(`${folder}.open`, '')

function overwrite(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(statSync(path).size, 0x5a))
  closeSync(file)
}

test('a damaged table is named at the start after a sudden end, with the way back', async () => {
  const path = await made()
  endsSuddenly()
  await (await openEmbedded(folder)).close()
  overwrite(path)
  endsSuddenly()
  await expect(openEmbedded(folder)).rejects.toThrow(
    /table public\.users .* damaged .*npm run restore/s,
  )
}, 120_000)

test('a lost log of the database is told, with the folder and the way back', async () => {
  await made()
  const wal = join(folder, 'pg_wal')
  for (const name of readdirSync(wal)) rmSync(join(wal, name), { recursive: true })
  await expect(openEmbedded(folder)).rejects.toThrow(/cannot be opened .*npm run restore/s)
}, 120_000)

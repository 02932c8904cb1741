import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyDatabase } from '../../testing/databases/database-folder.ts'
import { isPostgresInstalled, startPostgres } from '../../testing/databases/postgres.ts'
import { openDatabase } from '../kernel/database.ts'
import { migrationsKnown } from '../kernel/migrate.ts'
import { dumpDatabase } from './dump-database.ts'
import { restoreDatabase } from './restore-database.ts'
import { rowsOfText } from './tables.ts'

/** What an older version has written: people, sessions, open positions, and orders of unknown outcome. */
const ofOldVersion = [
  JSON.stringify({ migrations: 7 }),
  ...readFileSync(
    join(import.meta.dirname, '../../testing/databases/books-before-mandates.jsonl'),
    'utf8',
  )
    .trim()
    .split('\n'),
]

let folder: string
let lines: string[]
let rowsOfOldVersion: number
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alura-backup-'))
  const target = { databaseUrl: undefined, dataDir: join(folder, 'first') }
  rowsOfOldVersion = await restoreDatabase(target, each(ofOldVersion))
  const opened = await openDatabase(target)
  for (const name of ['first', 'second']) {
    await rowsOfText(
      opened.db,
      `insert into programs
         (user_id, name, description, code, params, is_valid, enabled, version, created_at, updated_at)
       select id, '${name}', '', 'a = "\\n 漢"', '[{"value": 0.1}]', true, true, 1, 1, 1 from users limit 1`,
    )
  }
  await rowsOfText(
    opened.db,
    `insert into journal_images (id, user_id, media_type, width, height, size, bytes, created_at)
     select 'picture', id, 'image/png', 1, 1, 3, '\\x00ff0a', 1 from users limit 1`,
  )
  await rowsOfText(opened.db, `update users set settings = '{"note": "a\\nb \\u2028 漢 \\"q\\""}'`)
  await opened.close()
  lines = await dumped(target)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Making one takes seconds. */
async function emptyDatabase(name: string) {
  const target = { databaseUrl: undefined, dataDir: join(folder, name) }
  mkdirSync(target.dataDir)
  await copyDatabase(target.dataDir)
  return target
}

async function* each(all: readonly string[]): AsyncGenerator<string> {
  yield* all
}

async function dumped(target: Parameters<typeof openDatabase>[0]): Promise<string[]> {
  const opened = await openDatabase(target)
  const written: string[] = []
  const count = await dumpDatabase(opened.db, (line) => void written.push(line))
  await opened.close()
  expect(count).toBe(written.length - 1)
  return written
}

test('a backup of an older version comes back with every row, and is brought up to date', async () => {
  expect(rowsOfOldVersion).toBe(ofOldVersion.length - 1)
  expect(lines[0]).toBe(JSON.stringify({ migrations: migrationsKnown() }))
  const before = ofOldVersion.filter((line) => line.includes('"table":"positions"')).length
  expect(before).toBeGreaterThan(1)
  expect(lines.filter((line) => line.startsWith('{"table":"positions"'))).toHaveLength(before)
})

test('what is restored is what was saved, to the last digit', async () => {
  const target = await emptyDatabase('second')
  await restoreDatabase(target, each(lines))
  expect(await dumped(target)).toEqual(lines)

  const opened = await openDatabase(target)
  const [made] = await rowsOfText(
    opened.db,
    `insert into programs
       (user_id, name, description, code, params, is_valid, enabled, version, created_at, updated_at)
     select user_id, 'third', '', '', '[]', true, true, 1, 1, 1 from programs limit 1 returning id`,
  )
  await opened.close()
  expect(made, 'ids go on behind those that were restored').toEqual({ id: 3 })
})

test.skipIf(!isPostgresInstalled)(
  'the embedded database moves to PostgreSQL and back',
  async () => {
    const postgres = await startPostgres()
    try {
      const target = { databaseUrl: postgres.url, dataDir: folder }
      await restoreDatabase(target, each(lines))
      expect(await dumped(target)).toEqual(lines)
      await expect(restoreDatabase(target, each(lines))).rejects.toThrow(/has people in it already/)
      expect(await dumped(target)).toEqual(lines)
    } finally {
      await postgres.stop()
    }
  },
)

test.each<[string, (all: string[]) => string[], RegExp]>([
  ['of a newer version', (all) => ['{"migrations":9999}', ...all.slice(1)], /newer/],
  ['without its head', (all) => all.slice(1), /damaged/],
  ['that is empty', () => [], /damaged/],
])('a backup %s is refused before anything is made', async (name, change, message) => {
  const target = { databaseUrl: undefined, dataDir: join(folder, name) }
  await expect(restoreDatabase(target, each(change(lines)))).rejects.toThrow(message)
  expect(existsSync(target.dataDir)).toBe(false)
})

test('a damaged line leaves the database empty, and a whole backup can be read right after', async () => {
  const target = await emptyDatabase('damaged')
  const half = [...lines.slice(0, 5), (lines[5] ?? '').slice(0, 30)]
  await expect(restoreDatabase(target, each(half))).rejects.toThrow(/damaged/)
  const strange = [...lines, '{"table":"pg_shadow","row":{}}']
  await expect(restoreDatabase(target, each(strange))).rejects.toThrow(/damaged/)
  await restoreDatabase(target, each(lines))
  expect(await dumped(target)).toHaveLength(lines.length)
})

import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockFolder } from '../../platform/folder-lock.ts'
import { openDatabase } from '../../server/storage/kernel/database.ts'
import { createStore } from '../../server/storage/store.ts'
import { copyDatabase } from '../../server/testing/databases/database-folder.ts'
import { readBackup } from './read-backup.ts'
import { writeBackup } from './write-backup.ts'

const wallet = '0x00000000000000000000000000000000000000aa'
let folder: string
let env: { DATA_DIR: string }
let file: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alura-backup-'))
  env = { DATA_DIR: join(folder, 'data') }
  file = join(folder, 'alura.backup')
  mkdirSync(join(env.DATA_DIR, 'localnet', 'chain'), { recursive: true })
  await copyDatabase(env.DATA_DIR)
  const opened = await openDatabase({ dataDir: env.DATA_DIR, databaseUrl: undefined })
  await createStore(opened).users.ensure('u1', wallet, 1)
  await opened.close()
  writeFileSync(join(env.DATA_DIR, 'secret'), 'abc\n', { mode: 0o600 })
  writeFileSync(join(env.DATA_DIR, 'localnet', 'state-1.ndjson'), '{"at":1}\n')
  writeFileSync(join(env.DATA_DIR, 'localnet', 'chain', 'chain.pid'), '1')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('nothing is saved while localnet is running', async () => {
  const unlock = lockFolder(join(env.DATA_DIR, 'localnet'))
  await expect(writeBackup(file, env)).rejects.toThrow(/in use by process/)
  unlock()
  expect(existsSync(file)).toBe(false)
})

test('everything comes back from one file, in an empty folder', async () => {
  const saved = await writeBackup(file, env)
  expect(saved.parts).toEqual(['secret', 'localnet'])
  expect(statSync(file).mode & 0o777).toBe(0o600)

  const other = { DATA_DIR: join(folder, 'other') }
  expect(await readBackup(file, other)).toMatchObject({ rows: saved.rows, parts: saved.parts })

  const opened = await openDatabase({ dataDir: other.DATA_DIR, databaseUrl: undefined })
  expect((await createStore(opened).users.byAddress(wallet))?.id).toBe('u1')
  await opened.close()
  expect(readFileSync(join(other.DATA_DIR, 'secret'), 'utf8')).toBe('abc\n')
  expect(statSync(join(other.DATA_DIR, 'secret')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(other.DATA_DIR, 'localnet', 'state-1.ndjson'), 'utf8')).toBe(
    '{"at":1}\n',
  )
  expect(existsSync(join(other.DATA_DIR, 'localnet', 'chain', 'chain.pid'))).toBe(false)
  expect(readdirSync(other.DATA_DIR).filter((name) => name.startsWith('.'))).toEqual([])
})

test('neither a file nor a folder with something in it is written over', async () => {
  await expect(writeBackup(file, env)).rejects.toThrow(/exists already/)
  await expect(readBackup(file, env)).rejects.toThrow(/is not empty: it has db, secret, localnet/)
  await expect(writeBackup(join(folder, 'x'), { DATA_DIR: folder })).rejects.toThrow(
    /no database in/,
  )
})

test('a file that was cut off restores nothing', async () => {
  const whole = readFileSync(file)
  const half = join(folder, 'half')
  writeFileSync(half, whole.subarray(0, whole.length / 2))
  const other = { DATA_DIR: join(folder, 'none') }
  await expect(readBackup(half, other)).rejects.toThrow(/damaged/)
  expect(readdirSync(other.DATA_DIR)).toEqual([])
})

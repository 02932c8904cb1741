import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from './make-folder.ts'

test('a database is there as a whole, and what a killed process left behind is not', async () => {
  const home = mkdtempSync(join(tmpdir(), 'alura-folder-'))
  const folder = join(home, 'db')
  mkdirSync(folder)
  mkdirSync(join(home, 'db.new-1'))
  writeFileSync(join(home, 'db.new-1', 'PG_VERSION'), '17')
  await makeFolder(folder)
  expect(readdirSync(home)).toEqual(['db'])
  expect(existsSync(join(folder, 'PG_VERSION'))).toBe(true)
  expect(existsSync(join(folder, 'global', 'pg_control'))).toBe(true)
  rmSync(home, { recursive: true, force: true })
}, 120_000)

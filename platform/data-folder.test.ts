import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepareDataFolder, refuseFullDisk } from './data-folder.ts'

test('a disk with no room is named before anything is written', () => {
  expect(() => refuseFullDisk('/data', 3_500_000)).toThrow(
    /disk of \/data has 3 MB left; .* 100 MB .* DATA_DIR/,
  )
  expect(refuseFullDisk('/data', 100_000_000)).toBeUndefined()
})

let parent: string
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'alura-folder-'))
})
afterEach(() => rmSync(parent, { recursive: true, force: true }))

test('a folder is created with its parents, for this user alone, and may be there already', () => {
  const folder = join(parent, 'a b', '#?%', 'data')
  prepareDataFolder(folder)
  prepareDataFolder(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test('what cannot be a folder is named in words', () => {
  writeFileSync(join(parent, 'file'), '')
  symlinkSync(join(parent, 'nowhere', 'deep'), join(parent, 'dangling'))
  expect(() => prepareDataFolder(join(parent, 'file'))).toThrow('is a file, not a folder')
  expect(() => prepareDataFolder(join(parent, 'file', 'x'))).toThrow('leads through a file')
  expect(() => prepareDataFolder(join(parent, 'dangling'))).toThrow('cannot be created there')
})

test.runIf(process.platform === 'linux')('a place that takes no folders is named too', () => {
  expect(() => prepareDataFolder('/proc/alura')).toThrow(/\/proc\/alura cannot be created there/)
  expect(() => prepareDataFolder('/proc/alura/data')).toThrow('cannot be created there')
})

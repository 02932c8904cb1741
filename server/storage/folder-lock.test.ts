import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'alura-lock-')), 'db')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

test('a second holder in this process is refused until the first lets go', () => {
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(/in use by process/)
  unlock()
  lockFolder(folder)()
})

test('another living process is refused, a dead one is not', async () => {
  const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(holder, 'spawn')
  writeFileSync(`${folder}.lock`, JSON.stringify({ pid: holder.pid, startedAt: 1 }))
  expect(() => lockFolder(folder)).toThrow(`in use by process ${holder.pid}`)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  lockFolder(folder)()
  expect(existsSync(`${folder}.lock`)).toBe(false)
})

test('a lock left by an earlier process with our id is taken over', () => {
  writeFileSync(`${folder}.lock`, JSON.stringify({ pid: process.pid, startedAt: 1 }))
  expect(lockFolder(folder)).toBeInstanceOf(Function)
})

test.each(['', 'garbage', '{}', '{"pid":"1"}'])('a lock file reading %j is taken over', (text) => {
  writeFileSync(`${folder}.lock`, text)
  expect(lockFolder(folder)).toBeInstanceOf(Function)
})

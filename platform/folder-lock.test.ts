import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let parent: string
let folder: string
const started: ChildProcess[] = []
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'alura-lock-'))
  folder = join(parent, 'db')
})
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  rmSync(parent, { recursive: true, force: true })
})

const module = join(import.meta.dirname, 'folder-lock.ts')
const holder = `
  import { lockFolder } from ${JSON.stringify(module)}
  try {
    lockFolder(process.argv.at(-1))
    console.log('holds', process.pid)
    setInterval(() => {}, 1000)
  } catch (error) {
    console.log(error.name, error.message)
  }
`

/** A process that tries to lock the folder, and the first line that it prints. */
async function start(command: string[]): Promise<{ child: ChildProcess; said: string }> {
  const [name = '', ...rest] = command
  const child = spawn(name, [...rest, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(child)
  const [said]: unknown[] = await once(child.stdout, 'data')
  return { child, said: String(said) }
}

/** Throws the lock's message when the folder is locked. */
function isFree(name = folder): boolean {
  lockFolder(name)()
  return true
}

const plain = [process.execPath, '--input-type=module', '-e', holder, '--']

test('a second holder is refused until the first lets go, and told who holds it since when', () => {
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(
    new RegExp(`^${folder} is in use by process ${process.pid} since 20\\d\\d-.*Stop .* DATA_DIR`),
  )
  unlock()
  unlock()
  expect(isFree()).toBe(true)
  expect(existsSync(`${folder}.holder`)).toBe(false)
})

test('another process is refused too', async () => {
  const { child, said } = await start(plain)
  expect(said).toBe(`holds ${child.pid}\n`)
  expect(() => lockFolder(folder)).toThrow(`in use by process ${child.pid} since`)
})

test('what was killed holds nothing, at once', async () => {
  const { child } = await start(plain)
  child.kill('SIGKILL')
  expect(isFree()).toBe(true)
})

// The parent never waits for its child, so that the child becomes a zombie.
test.runIf(process.platform === 'linux')('remains that nobody collects hold nothing', async () => {
  const script = '"$@" & echo "child $!"; exec sleep 600'
  const { said } = await start(['sh', '-c', script, 'sh', ...plain])
  const pid = Number(said.split(' ')[1]?.trim())
  await expect.poll(() => existsSync(`${folder}.holder`), { timeout: 30_000 }).toBe(true)
  process.kill(pid, 'SIGKILL')
  expect(isFree()).toBe(true)
  await expect.poll(() => readFileSync(`/proc/${pid}/status`, 'utf8')).toContain('State:\tZ')
  expect(isFree()).toBe(true)
})

test.each(['1', String(process.ppid), 'process 1 since 1970', '', '{"pid":1}'])(
  'a note or a lock of earlier versions that reads %j keeps nobody out',
  (text) => {
    for (const name of ['db.holder', 'db.lock', 'localnet.pid']) {
      writeFileSync(join(parent, name), text)
    }
    expect(isFree()).toBe(true)
  },
)

test('of many that start at the same time, one wins', async () => {
  const said = await Promise.all(Array.from({ length: 4 }, () => start(plain)))
  const winners = said.filter((one) => one.said.startsWith('holds'))
  expect(winners).toHaveLength(1)
  const losers = said.filter((one) => !winners.includes(one)).map((one) => one.said)
  const refusal = expect.stringMatching(/^SettingError .* is in use by /)
  expect(losers).toEqual([refusal, refusal, refusal])
})

test('a folder that was copied with its lock is free', () => {
  const unlock = lockFolder(folder)
  const copy = join(parent, 'copy')
  cpSync(folder, copy, { recursive: true })
  for (const end of ['held', 'holder']) cpSync(`${folder}.${end}`, `${copy}.${end}`)
  expect(isFree(copy)).toBe(true)
  expect(() => lockFolder(folder)).toThrow('is in use')
  unlock()
})

test.each(['a b', 'a#b', 'a?b=1', 'a%20b', 'ä€漢', "a'b", 'file:x'])(
  'a folder may be called %j',
  (name) => {
    folder = join(parent, name)
    const unlock = lockFolder(folder)
    expect(existsSync(`${folder}.held`)).toBe(true)
    expect(() => lockFolder(folder)).toThrow('is in use')
    unlock()
  },
)

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freePort } from './stack/processes.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'alura-start-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function start(env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'start.ts')], {
    // A process group of its own, so that a signal can be sent to all of it, as Ctrl-C does.
    detached: true,
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: dataDir,
      PORT: String(await freePort()),
      EXCHANGE_PORT: String(await freePort()),
      CHAIN_PORT: String(await freePort()),
      HOUSE_TRADERS: 'off',
      // An existing folder, so that the dashboard is not built.
      DASHBOARD_DIR: join(import.meta.dirname, '..', 'public'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => lines.push(...chunk.toString().trim().split('\n')))
  }
  const ended = once(child, 'close')
  const isReady = () => lines.some((line) => line.startsWith('{"ready":true'))
  return { child, lines, ended, isReady }
}

const patience = { timeout: 120_000 }

test('without a terminal each line is JSON, and Ctrl-C ends everything with one line', async () => {
  const { child, lines, ended, isReady } = await start()
  await expect.poll(isReady, patience).toBe(true)
  process.kill(-Number(child.pid), 'SIGINT')
  expect((await ended)[0]).toBe(0)
  // What was under way may have said something before it heard.
  const heard = lines.findIndex((line) => line.includes('Stopping'))
  expect(lines.slice(heard).map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ message: expect.stringContaining('Stopping') }),
  ])
  for (const line of lines) expect(JSON.parse(line)).toBeTypeOf('object')
  expect(lines.join('')).not.toContain('"message":"request"')
}, 180_000)

test('what was killed, all of it, starts again at once', async () => {
  const first = await start()
  await expect.poll(first.isReady, patience).toBe(true)
  process.kill(-Number(first.child.pid), 'SIGKILL')
  const second = await start()
  await expect.poll(second.isReady, patience).toBe(true)
  process.kill(-Number(second.child.pid), 'SIGINT')
  process.kill(-Number(second.child.pid), 'SIGINT')
  expect((await second.ended)[0]).not.toBe(null)
}, 300_000)

test('a wrong setting is said once, and ends it', async () => {
  const { lines, ended } = await start({ CHAIN_PORT: 'x' })
  expect((await ended)[0]).toBe(1)
  expect(lines.filter((line) => line.includes('CHAIN_PORT'))).toEqual([
    'CHAIN_PORT must be a port from 0 to 65535, not "x".',
  ])
}, 120_000)

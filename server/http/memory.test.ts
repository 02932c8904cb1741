// Requests without signing in must leave nothing in the server's memory. Measured on the real process, after garbage
// collection and after warming up.
import { Agent, request } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type ApiProcess, startApiProcess } from '../testing/api-process.ts'

let api: ApiProcess
const agent = new Agent({ keepAlive: true, maxSockets: 8 })
beforeAll(async () => {
  api = await startApiProcess()
})
afterAll(async () => {
  agent.destroy()
  await api.stop()
})

const warmUp = 500
const most = 50 * 1024 * 1024
const patience = { timeout: 60_000, interval: 500 }

interface Sent {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: Buffer
  /** Closes the connection at the first bytes of the answer. */
  isAborted?: boolean
}

/** Resolves to the status of the answer. */
function send({
  method = 'GET',
  path,
  headers = {},
  body,
  isAborted = false,
}: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { agent, port: api.port, host: '127.0.0.1', method, path, headers }
    const asked = request(options, (answer) => {
      if (isAborted) {
        answer.destroy()
        return resolve(answer.statusCode ?? 0)
      }
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
    })
    asked.on('error', reject).end(body)
  })
}

async function repeat(count: number, act: () => Promise<unknown>): Promise<void> {
  let left = count
  const worker = async () => {
    while (left-- > 0) await act()
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

/** Returns a function that tells by how many bytes the server has grown since it was warm. */
async function growthOf(
  count: number,
  act: () => Promise<unknown>,
): Promise<() => Promise<number>> {
  await repeat(warmUp, act)
  const before = await api.memory()
  await repeat(count, act)
  return async () => (await api.memory()) - before
}

const json = { 'content-type': 'application/json' }
const large = Buffer.from(JSON.stringify({ text: 'x'.repeat(4 * 1024 * 1024) }))

test.each([
  ['gzip', gzipSync(large)],
  ['deflate', deflateSync(large)],
  ['br', brotliCompressSync(large)],
  ['zstd', zstdCompressSync(large)],
  ['x-gzip', gzipSync(large)],
  ['gzip, identity', gzipSync(large)],
] as const)(
  'bodies that are %s and unpack to megabytes',
  async (encoding, body) => {
    const headers = { ...json, 'content-encoding': encoding }
    const refused = { method: 'POST', path: '/auth/evm/challenge', headers, body }
    expect(await send(refused)).toBe(415)
    const growth = await growthOf(5_000, () => send(refused))
    await expect.poll(growth, patience).toBeLessThan(most)
  },
  300_000,
)

test('bodies that are too large', async () => {
  const refused = {
    method: 'POST',
    path: '/auth/evm/challenge',
    headers: json,
    body: Buffer.alloc(70_000, 32),
  }
  expect([413, 429]).toContain(await send(refused))
  const growth = await growthOf(2_000, () => send(refused))
  await expect.poll(growth, patience).toBeLessThan(most)
}, 300_000)

test('answers that nobody waits for', async () => {
  const headers = { 'accept-encoding': 'br' }
  const left = { path: '/api/docs/json', headers, isAborted: true }
  expect([200, 429]).toContain(await send(left))
  const growth = await growthOf(1_000, () => send(left))
  await expect.poll(growth, patience).toBeLessThan(most)
}, 300_000)

test('names of markets, intervals, cursors and pages that do not exist', async () => {
  let count = 0
  const paths = (n: number) => [
    `/api/indicators/candles/NOTHING-${n}/1m`,
    `/api/leaderboard/rankings?cursor=${n}`,
    `/nothing/${n}?q=${'x'.repeat(1_000)}`,
  ]
  const growth = await growthOf(2_000, async () => {
    const headers = { 'x-forwarded-for': `10.0.0.${++count}` }
    for (const path of paths(count)) await send({ path, headers })
  })
  await expect.poll(growth, patience).toBeLessThan(most)
}, 300_000)

test('sockets that never sign in', async () => {
  let count = 0
  const growth = await growthOf(1_000, async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${api.port}/ws`)
    const name = `ticker.nothing-${++count}`
    await new Promise<void>((resolve) => {
      socket.on('open', () =>
        socket.send(JSON.stringify({ method: 'SUBSCRIBE', params: [name], id: 1 })),
      )
      socket.on('message', () => socket.terminate())
      socket.on('error', () => resolve())
      socket.on('close', () => resolve())
    })
  })
  await expect.poll(growth, patience).toBeLessThan(most)
}, 300_000)

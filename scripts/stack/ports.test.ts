// Every port that Alura opens, used by other sites' pages: through their own origin, through a host name rebound to
// this machine, and by a form, which needs no permission.
import { request, type OutgoingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { createServer, preview, type PreviewServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { Config } from '../../contract/ops/config.ts'
import { type Stack, startStack } from './stack.ts'

const root = join(import.meta.dirname, '../..')
const stranger = 'https://evil.example'
const json = { 'content-type': 'application/json' }
const zero = `0x${'0'.repeat(40)}`
const blockNumber = { jsonrpc: '2.0', id: 1, method: 'eth_blockNumber', params: [] }

let stack: Stack
let dev: ViteDevServer
let built: PreviewServer
const urls: Record<string, string> = {}

beforeAll(async () => {
  stack = await startStack({})
  vi.stubEnv('PORT', new URL(stack.url).port)
  const config = (await (await fetch(`${stack.url}/config`)).json()) as Config
  const here = { host: '127.0.0.1', port: 0, strictPort: false }
  dev = await createServer({ root, logLevel: 'silent', server: { ...here, watch: null } })
  await dev.listen()
  built = await preview({ root, logLevel: 'silent', preview: { ...here, port: 4_873 } })
  Object.assign(urls, {
    api: stack.url,
    exchange: config.exchange.url,
    chain: config.chain.rpcUrl,
    dev: dev.resolvedUrls?.local[0],
    preview: built.resolvedUrls?.local[0],
  })
}, 120_000)
afterAll(async () => {
  await built.close()
  await dev.close()
  await stack.stop()
  vi.unstubAllEnvs()
})

interface Call {
  method?: string
  headers?: OutgoingHttpHeaders
  body?: object
}

/** Sends exactly these headers: fetch would not send another Host. */
function call(port: string, path: string, { method = 'POST', headers = {}, body }: Call) {
  return new Promise<{ status: number; headers: OutgoingHttpHeaders; text: string }>(
    (resolve, reject) => {
      const sent = request(new URL(path, urls[port]), { method, headers }, (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        )
      })
      sent.on('error', reject)
      sent.end(body && JSON.stringify(body))
    },
  )
}

/** A changing request for each port, and its body. */
const acts: [string, string, object][] = [
  ['api', '/auth/evm/challenge', { address: zero }],
  ['dev', '/auth/evm/challenge', { address: zero }],
  ['preview', '/auth/evm/challenge', { address: zero }],
  ['exchange', '/faucet', { address: zero.replace('0x00', '0x11'), usdc: '1' }],
  ['exchange', '/shock', { coin: 'BTC', percent: 0 }],
  ['exchange', '/fail', { fault: 'F1', times: 0 }],
  ['exchange', '/funding', { hours: 1 }],
  ['exchange', '/info', { type: 'allMids' }],
  ['chain', '/', blockNumber],
]

describe.each(acts)('on the %s port, POST %s', (port, path, body) => {
  test('serves programs, and pages of this machine', async () => {
    expect((await call(port, path, { headers: json, body })).status).toBe(200)
    const origin = 'http://localhost:5173'
    expect((await call(port, path, { headers: { ...json, origin }, body })).status).toBe(200)
  })

  test.each([stranger, 'null', 'http://127.0.0.1.evil.example'])(
    'refuses a page of %s, and lets it read nothing',
    async (origin) => {
      const refused = await call(port, path, { headers: { ...json, origin }, body })
      expect(refused.status).toBe(403)
      expect(refused.headers['access-control-allow-origin']).toBeUndefined()
    },
  )

  test('refuses a name that was rebound to this machine', async () => {
    const host = 'evil.example:3001'
    const headers = { ...json, host, origin: `http://${host}` }
    expect((await call(port, path, { headers, body })).status).toBe(403)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'takes no %s, which a page may send without asking',
    async (type) => {
      expect((await call(port, path, { headers: { 'content-type': type }, body })).status).toBe(415)
    },
  )

  test('answers the preflight of a stranger without leave', async () => {
    const headers = {
      origin: stranger,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    }
    const answer = await call(port, path, { method: 'OPTIONS', headers })
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })
})

test.each([
  ['api', '/config'],
  ['dev', '/'],
  ['dev', '/config'],
  ['preview', '/config'],
  ['exchange', '/truth'],
  ['exchange', '/books'],
  ['exchange', '/house'],
  ['exchange', '/health'],
])('on the %s port, GET %s is not for strangers to read', async (port, path) => {
  expect((await call(port, path, { method: 'GET' })).status).toBe(200)
  const headers = { host: 'evil.example', accept: 'text/html' }
  expect((await call(port, path, { method: 'GET', headers })).status).toBe(403)
  const foreign = await call(port, path, { method: 'GET', headers: { origin: stranger } })
  expect(foreign.headers['access-control-allow-origin']).toBeUndefined()
})

test.each([
  ['api', '/ws'],
  ['dev', '/ws'],
  ['preview', '/ws'],
  ['exchange', '/ws'],
])(
  'on the %s port, the socket at %s opens for our pages and programs alone',
  async (port, path) => {
    expect(await open(port, path, {})).toBe('open')
    expect(await open(port, path, { origin: 'http://127.0.0.1:5173' })).toBe('open')
    expect(await open(port, path, { origin: stranger })).not.toBe('open')
    expect(await open(port, path, { host: 'evil.example' })).not.toBe('open')
  },
)

test('the chain has no socket', async () => {
  expect(await open('chain', '/', {})).not.toBe('open')
})

function open(port: string, path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const url = new URL(path, urls[port]?.replace('http', 'ws'))
    const socket = new WebSocket(url, { headers })
    socket.on('open', () => {
      resolve('open')
      socket.close()
    })
    socket.on('error', (error) => resolve(error.message))
  })
}

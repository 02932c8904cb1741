import { createServer, type Server } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isDocumented } from '../../contract/http/documented.ts'
import { createCall, type Call, type Viewer } from '../../contract/client.ts'
import { getConfig } from '../../contract/ops/config.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import * as contract from '../../contract/endpoints.ts'
import { getSession, listSessions, stopSession } from '../../contract/sessions/sessions.ts'
import { listEquity } from '../../contract/money/transfers.ts'
import { withFallbacks } from './fallbacks.ts'

const viewer: Viewer = { address: '0x0000000000000000000000000000000000000001', token: 't' }
const session = {
  id: 's1',
  kind: 'quick',
  status: 'active',
  endReason: null,
  assetIndex: 0,
  symbol: 'BTC',
  budget: '100',
  profitTarget: 40,
  lossThreshold: 5,
  maxPositions: 3,
  acceptsEntries: true,
  plan: { leverage: 5, takeProfitPct: 8, stopLossPct: 1, budgetPerPosition: '33.33' },
  pnl: { realized: '0', unrealized: '0', fees: '0', funding: '0', net: '0', netPct: 0 },
  startedAt: 1,
  endsAt: null,
  endedAt: null,
  currentTradeId: 't1',
  simulated: true,
}

let server: Server
let call: Call
let asked: string[]
let answers: Record<string, unknown>

beforeEach(async () => {
  asked = []
  answers = { 'GET /trading-sessions/active': [session] }
  server = createServer(({ method, url }, response) => {
    const route = `${method} ${url}`
    asked.push(route)
    const answer = answers[route]
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { message: `Cannot ${route}` }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  call = withFallbacks(createCall(`http://127.0.0.1:${address.port}`), {})
})
afterEach(() => server.close())

test('the world of a server that does not say it is the public test network', async () => {
  expect(await call(null, getConfig, {})).toMatchObject({
    network: 'testnet',
    localnet: null,
    chain: { id: 421_614 },
  })
})

test('all sessions are the running ones', async () => {
  const { items, nextCursor } = await call(viewer, listSessions, { query: {} })
  expect([items.map(({ id }) => id), nextCursor]).toEqual([['s1'], null])
  expect((await call(viewer, listSessions, { query: { status: 'ended' } })).items).toEqual([])
})

test('a session is found among the running ones, or is gone', async () => {
  const { symbol } = await call(viewer, getSession, { params: { sessionId: 's1' } })
  expect(symbol).toBe('BTC')
  const gone = call(viewer, getSession, { params: { sessionId: 's2' } })
  await expect(gone).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 })
})

test('stopping a session is not passed off as closing its trade', async () => {
  const stop = call(viewer, stopSession, {
    params: { sessionId: 's1' },
    body: { mode: 'close_all' },
  })
  await expect(stop).rejects.toMatchObject({
    code: 'NOT_OFFERED',
    message: expect.stringContaining('Close its trade instead'),
  })
  expect(asked).toEqual(['GET /config'])
})

test('what nothing documented can answer is named, and not asked for', async () => {
  const equity = call(viewer, listEquity, { query: {} })
  await expect(equity).rejects.toThrow('The connected server does not offer this')
  expect(asked).toEqual(['GET /config'])
})

test('an answer of another shape names the field that did not fit', async () => {
  answers['GET /trading-sessions/active'] = [{ ...session, budget: 100 }]
  const sessions = call(viewer, listSessions, { query: {} })
  await expect(sessions).rejects.toMatchObject({
    code: 'UNREADABLE',
    message: expect.stringContaining('0.budget'),
  })
})

test('a server that says its world is asked for everything', async () => {
  const all = Object.values(contract) as Endpoint[]
  const endpoints = all.filter((endpoint) => !isDocumented(endpoint))
  expect(endpoints.length).toBeGreaterThan(10)
  answers['GET /config'] = {
    ...(await call(null, getConfig, {})),
    network: 'localnet',
    localnet: { url: 'http://127.0.0.1:1' },
  }
  const { port } = server.address() as { port: number }
  const full = withFallbacks(createCall(`http://127.0.0.1:${port}`), {})
  const session_ = full(viewer, getSession, { params: { sessionId: 's1' } })
  await expect(session_).rejects.toMatchObject({ status: 404 })
  expect(asked).toContain('GET /trading-sessions/s1')
})

test('a server that cannot be reached is not taken for a plain one', async () => {
  const nowhere = withFallbacks(createCall('http://127.0.0.1:1'), {})
  await expect(nowhere(viewer, listSessions, { query: {} })).rejects.toMatchObject({
    code: 'NETWORK',
  })
})

import { connect } from 'node:net'
import { HttpRequestError } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTrader, newWallet, price, readJson, refusal, startWorld } from '../testing/world.ts'
import type { Trader, World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

async function restingOrder(trader: Trader, cloid: `0x${string}`) {
  const p = price((await trader.mid('ETH')) * 0.8)
  return trader.trade.order({
    orders: [{ a: 1, b: true, p, s: '0.1', r: false, t: { limit: { tif: 'Gtc' } }, c: cloid }],
    grouping: 'na',
  })
}

const cloid = `0x${'55'.repeat(16)}` as const

test('refuses a bad faucet, shock or fault with the reason', async () => {
  const address = newWallet().address
  const bad: [string, object][] = [
    ['/faucet', { address: '0x12' }],
    ['/faucet', { address, usdc: '-5' }],
    ['/faucet', { address, usdc: '0' }],
    ['/faucet', { address, usdc: '1.1234567' }],
    ['/faucet', { address, to: 'moon' }],
    ['/faucet', { address, to: 'chain' }],
    ['/shock', { coin: 'NOPE', percent: 1 }],
    ['/shock', { coin: 'BTC', percent: -91 }],
    ['/shock', { coin: 'BTC', percent: '5' }],
    ['/fail', { fault: 'F99' }],
    ['/fail', { fault: 'F1', times: -1 }],
  ]
  for (const [path, body] of bad) {
    const response = await world.control(path, body)
    const { error } = await readJson<{ error: string }>(response)
    expect({ body, status: response.status, error }).toEqual({
      body,
      status: 400,
      error: expect.any(String),
    })
  }
  expect((await world.control('/truth?user=0x12')).status).toBe(400)
  expect((await world.control('/nowhere')).status).toBe(404)
})

test('answers a dashboard on this machine, so that it alone can read it', async () => {
  const preflight = await fetch(`${world.exchange.url}/info`, {
    method: 'OPTIONS',
    headers: {
      origin: 'http://127.0.0.1:3000',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3000')
  expect(preflight.headers.get('vary')).toContain('Origin')
  expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type')
  const health = await world.control('/health')
  expect(health.headers.get('access-control-allow-origin')).toBeNull()
  expect(await readJson(health)).toMatchObject({
    status: 'ok',
    coins: ['BTC', 'ETH', 'SOL', 'XRP', 'DOGE', 'AVAX'],
  })
})

test('a body that is too large or no JSON is refused', async () => {
  const headers = { 'content-type': 'application/json' }
  const post = (body: string) =>
    fetch(`${world.exchange.url}/info`, { method: 'POST', headers, body })
  expect((await post('{"type":')).status).toBe(422)
  expect((await post('x'.repeat(1_100_000))).status).toBe(413)
})

test('odd paths and half upgrades end in an answer, not in the end of the exchange', async () => {
  const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n'
  expect(await firstLine('GET // HTTP/1.1\r\nHost: localhost\r\n\r\n')).toContain('404')
  expect(await firstLine(`GET // HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n`)).toContain('404')
  expect(await firstLine(`GET /ws HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n`)).toContain('400')
  expect((await world.control('/health')).status).toBe(200)
})

function firstLine(request: string): Promise<string> {
  const { hostname, port } = new URL(world.exchange.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request))
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '')
      socket.destroy()
    })
    socket.once('error', reject)
  })
}

test.each(['F1', 'F2'] as const)('%s: accepted although the answer is lost', async (fault) => {
  const trader = await newTrader(world.exchange.url)
  await world.control('/fail', { user: trader.user, fault, times: 1 })
  await expect(restingOrder(trader, cloid)).rejects.toThrow(HttpRequestError)
  expect(await trader.status(cloid)).toBe('open')
  expect(await refusal(restingOrder(trader, cloid))).toContain('Duplicate cloid.')
})

test('F3: accepted at once, answered late', async () => {
  const trader = await newTrader(world.exchange.url)
  await world.control('/fail', { user: trader.user, fault: 'F3', times: 1 })
  const late = restingOrder(trader, cloid).catch(() => undefined)
  const first = await Promise.race([
    late.then(() => 'answered'),
    new Promise((resolve) => setTimeout(() => resolve('waiting'), 300)),
  ])
  expect(first).toBe('waiting')
  expect(await trader.status(cloid)).toBe('open')
})

test('F4 and F5: refused, nothing accepted, for the one user only', async () => {
  const trader = await newTrader(world.exchange.url)
  const other = await newTrader(world.exchange.url)
  await world.control('/fail', { user: trader.user, fault: 'F4', times: 1 })
  await world.control('/fail', { user: trader.user, fault: 'F5', times: 1 })
  await restingOrder(other, cloid)
  await expect(restingOrder(trader, cloid)).rejects.toThrow('429')
  expect(await refusal(restingOrder(trader, cloid))).toContain('Insufficient margin')
  expect(await trader.status(cloid)).toBe('unknownOid')
  await restingOrder(trader, cloid)
  expect(await trader.status(cloid)).toBe('open')
})

test('F6: only half fills', async () => {
  const trader = await newTrader(world.exchange.url)
  await world.control('/fail', { user: trader.user, fault: 'F6', times: 1 })
  await trader.market(1, 'ETH', true, '1')
  expect(await trader.size('ETH')).toBe('0.5')
  const [order] = await trader.info.historicalOrders({ user: trader.user })
  expect(order).toMatchObject({ status: 'canceled', order: { sz: '0.5', origSz: '1.0' } })
})

test('F6b: a resting order fills by half when the price reaches it, and then the rest', async () => {
  const trader = await newTrader(world.exchange.url)
  await restingOrder(trader, cloid)
  await world.control('/fail', { user: trader.user, fault: 'F6b', times: 1 })
  await world.control('/shock', { coin: 'ETH', percent: -20.5 })
  const [half] = await trader.info.openOrders({ user: trader.user })
  expect(Number(half?.sz)).toBe(Number(half?.origSz) / 2)
  await world.control('/shock', { coin: 'ETH', percent: -1 })
  expect(await trader.status(cloid)).toBe('filled')
  expect(await trader.size('ETH')).toBe('0.1')
})

test('F7: unknown by id although it is open', async () => {
  const trader = await newTrader(world.exchange.url)
  await world.control('/fail', { user: trader.user, fault: 'F7', times: 1 })
  await restingOrder(trader, cloid)
  expect(await trader.status(cloid)).toBe('unknownOid')
  expect(await trader.info.openOrders({ user: trader.user })).toHaveLength(1)
})

test('F16: an outage ends after its seconds', async () => {
  await world.control('/fail', { fault: 'F16', times: 1 })
  await expect(world.info.allMids()).rejects.toThrow('503')
  expect((await world.control('/health')).status).toBe(200)
  await new Promise((resolve) => setTimeout(resolve, 1_050))
  expect(Object.keys(await world.info.allMids())).toHaveLength(6)
})

test('the truth of an account lists what was accepted and what came in, not what was refused', async () => {
  const trader = await newTrader(world.exchange.url, '1234.5')
  await trader.market(1, 'ETH', true, '0.1')
  await refusal(trader.market(1, 'ETH', true, '0.001'))
  const truth = await readJson<{
    orders: { status: string }[]
    fills: object[]
    transfers: { kind: string; usdc: string; credited: boolean }[]
  }>(await world.control(`/truth?user=${trader.user}`))
  expect(truth.orders.map(({ status }) => status)).toEqual(['filled'])
  expect(truth.fills).toHaveLength(1)
  expect(truth.transfers).toMatchObject([{ kind: 'faucet', usdc: '1234.5', credited: true }])
})

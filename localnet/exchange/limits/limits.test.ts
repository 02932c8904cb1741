import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { RealismSwitch } from '../../realism.ts'
import { newTrader, newWallet, readJson, refusal, startWorld } from '../testing/world.ts'
import type { World } from '../testing/world.ts'
import type { WeightReport } from './meter.ts'

let world: World
afterEach(() => world.stop())

const open = async (...realism: RealismSwitch[]) => {
  world = await startWorld(...realism)
}
const weight = async (body?: object) => readJson<WeightReport>(await world.control('/weight', body))
const ask = (body: object) => world.control('/info', body)
const counted = async (type: string) => {
  const { minutes } = await weight()
  const counts = minutes.flatMap(({ byType }) => byType[type] ?? [])
  return counts.reduce((sum, each) => sum + each.weight, 0)
}

test('counts each question by what the venue charges, and refuses none without the switch', async () => {
  await open()
  const user = newWallet().address
  const charged: [object, number][] = [
    [{ type: 'clearinghouseState', user }, 2],
    [{ type: 'allMids' }, 2],
    [{ type: 'exchangeStatus' }, 2],
    [{ type: 'userRole', user }, 60],
    [{ type: 'meta' }, 20],
    [{ type: 'frontendOpenOrders', user }, 20],
  ]
  for (const [body, expected] of charged) {
    await ask(body)
    expect([body, await counted(String(Reflect.get(body, 'type')))]).toEqual([body, expected])
  }
  const endTime = Date.now()
  const req = { coin: 'BTC', interval: '1m', startTime: endTime - 5_000 * 60_000, endTime }
  await ask({ type: 'candleSnapshot', req })
  expect(await counted('candleSnapshot')).toBe(20 + 83)
  for (let i = 0; i < 70; i++) await ask({ type: 'meta' })
  expect(await weight()).toMatchObject({ isEnforced: false, used: 1_400 + 209 })
})

test('refuses what is above the limit as the venue does, and counts the refusal', async () => {
  await open('limits')
  await weight({ limit: 50 })
  const statuses = []
  for (let i = 0; i < 3; i++) {
    const response = await ask({ type: 'meta' })
    statuses.push([response.status, await response.text()])
  }
  expect(statuses.map(([status]) => status)).toEqual([200, 200, 429])
  expect(statuses[2]?.[1]).toBe('null')
  const { used, minutes } = await weight()
  expect(used).toBe(40)
  expect(minutes.reduce((sum, { refused }) => sum + refused, 0)).toBe(1)
})

test('an account that traded little runs out of actions, but can still cancel', async () => {
  await open('limits')
  const trader = await newTrader(world.exchange.url)
  await weight({ actions: { user: trader.user, sent: 10_000 } })
  const lever = () => trader.trade.updateLeverage({ asset: 0, isCross: true, leverage: 3 })
  await lever()
  expect(await refusal(lever())).toBe(
    'Too many cumulative requests sent (10002 > 10000) for cumulative volume traded $0.00. Place taker orders to free up 1 request per USDC traded.',
  )
  expect(await refusal(trader.trade.cancel({ cancels: [{ a: 0, o: 1 }] }))).toMatch(/never placed/)
  expect(await trader.info.userRateLimit({ user: trader.user })).toMatchObject({
    nRequestsUsed: 10_001,
    nRequestsCap: 10_000,
  })
})

test('an action that comes too late costs an account five, and keeps its nonce', async () => {
  await open('limits')
  const { trade, info, user } = await newTrader(world.exchange.url)
  const used = async () => (await info.userRateLimit({ user })).nRequestsUsed
  const before = await used()
  const nonce = Date.now()
  const lever = { asset: 0, isCross: true, leverage: 3 }
  const late = trade.updateLeverage(lever, { expiresAfter: Date.now() - 1_000 })
  expect(await refusal(late)).toBe('Action already expired')
  expect(await used()).toBe(before + 5)
  await trade.updateLeverage(lever, { expiresAfter: nonce + 60_000 })
  expect(await used()).toBe(before + 6)
})

test('the explorer costs forty a question', async () => {
  await open('limits')
  await weight({ limit: 70 })
  const look = () => world.control('/explorer', { type: 'userDetails', user: newWallet().address })
  expect((await look()).status).toBe(200)
  expect(await counted('explorer.userDetails')).toBe(40)
  expect((await look()).status).toBe(429)
})

test('an address may follow ten accounts, and hold ten connections', async () => {
  await open('limits')
  const sockets: WebSocket[] = []
  const join = () =>
    new Promise<boolean>((resolve) => {
      const socket = new WebSocket(world.exchange.wsUrl)
      sockets.push(socket)
      socket.on('open', () => resolve(true))
      socket.on('error', () => resolve(false))
    })
  for (let i = 0; i < 10; i++) expect(await join()).toBe(true)
  expect(await join()).toBe(false)

  const errors: string[] = []
  const [first] = sockets
  first?.on('message', (data: Buffer) => {
    const { channel, data: said } = JSON.parse(data.toString()) as { channel: string; data: string }
    if (channel === 'error') errors.push(said)
  })
  for (let i = 0; i < 11; i++) {
    const subscription = { type: 'userFills', user: newWallet().address }
    first?.send(JSON.stringify({ method: 'subscribe', subscription }))
  }
  while (errors.length === 0) await wait(20)
  expect(errors).toEqual(['Cannot track more than 10 total users.'])
  for (const socket of sockets) socket.terminate()
})

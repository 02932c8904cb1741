import {
  ExchangeClient,
  InfoClient,
  SubscriptionClient,
  WebSocketTransport,
} from '@nktkas/hyperliquid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { textOf } from './client.ts'
import { newTrader, price, startWorld, until } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

let world: World
let transport: WebSocketTransport
let streams: SubscriptionClient
beforeAll(async () => {
  world = await startWorld()
  transport = new WebSocketTransport({ isTestnet: true, url: world.exchange.wsUrl })
  streams = new SubscriptionClient({ transport })
})
afterAll(async () => {
  transport.close()
  await world.stop()
})

test('prices arrive and move with a shock', async () => {
  const seen: string[] = []
  const following = await streams.allMids((data) => seen.push(data.mids['BTC'] ?? ''))
  await until(async () => seen.length > 0, 'a first price')
  const first = Number(seen[0])
  await world.control('/shock', { coin: 'BTC', percent: 10 })
  await until(async () => Number(seen.at(-1)) > first * 1.09, 'the shock')
  await following.unsubscribe()
  const { length } = seen
  await world.control('/shock', { coin: 'BTC', percent: 1 })
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(seen).toHaveLength(length)
})

test('the forming candle arrives as one object and agrees with the snapshot', async () => {
  const seen: { t: number; c: string; s: string; i: string }[] = []
  const following = await streams.candle({ coin: 'ETH', interval: '1m' }, (row) => seen.push(row))
  await until(async () => seen.length > 1, 'two candles')
  const last = seen.at(-1)
  expect(last).toMatchObject({ s: 'ETH', i: '1m' })
  const rows = await world.info.candleSnapshot({
    coin: 'ETH',
    interval: '1m',
    startTime: last?.t ?? 0,
  })
  expect(rows[0]?.t).toBe(last?.t)
  await following.unsubscribe()
})

test('book, best prices, trades and context of a market arrive', async () => {
  const seen = new Set<string>()
  const following = await Promise.all([
    streams.l2Book({ coin: 'SOL' }, (book) => {
      expect(book.levels[0]).toHaveLength(20)
      expect(Number(book.levels[0][0]?.px)).toBeLessThan(Number(book.levels[1][0]?.px))
      seen.add('l2Book')
    }),
    streams.bbo({ coin: 'SOL' }, () => seen.add('bbo')),
    streams.trades({ coin: 'SOL' }, (rows) => {
      if (rows.every(({ coin }) => coin === 'SOL')) seen.add('trades')
    }),
    streams.activeAssetCtx({ coin: 'SOL' }, () => seen.add('activeAssetCtx')),
  ])
  await until(async () => seen.size === 4, 'all four streams')
  for (const each of following) await each.unsubscribe()
})

test('an account sees its snapshot, then its fills, orders and events', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(1, 'ETH', true, '0.1')
  const user = trader.user
  const fills: { isSnapshot: boolean; count: number }[] = []
  const statuses: string[] = []
  const events: string[] = []
  const open: number[] = []
  const values: string[] = []
  await streams.userFills({ user }, (data) =>
    fills.push({ isSnapshot: data.isSnapshot === true, count: data.fills.length }),
  )
  await streams.orderUpdates({ user }, (updates) => {
    for (const { status } of updates) statuses.push(status)
  })
  await streams.userEvents({ user }, (event) => events.push(...Object.keys(event)))
  await streams.openOrders({ user }, (data) => open.push(data.orders.length))
  await streams.clearinghouseState({ user }, (data) =>
    values.push(data.clearinghouseState.marginSummary.totalNtlPos),
  )
  await until(async () => fills.length === 1 && open.length === 1, 'the snapshots')
  expect(fills[0]).toEqual({ isSnapshot: true, count: 1 })

  await trader.market(1, 'ETH', true, '0.1')
  await trader.trade.order({
    orders: [
      {
        a: 1,
        b: false,
        p: price((await trader.mid('ETH')) * 1.2),
        s: '0.1',
        r: true,
        t: { limit: { tif: 'Gtc' } },
      },
    ],
    grouping: 'na',
  })
  await trader.market(1, 'ETH', false, '0.2', true)
  await until(async () => statuses.includes('reduceOnlyCanceled'), 'the order updates')
  expect(fills.slice(1).map(({ isSnapshot }) => isSnapshot)).toEqual([false, false])
  expect(statuses).toEqual(['filled', 'open', 'filled', 'reduceOnlyCanceled'])
  expect(events).toEqual(['fills', 'fills', 'nonUserCancel'])
  expect(open).toContain(1)
  await until(async () => open.at(-1) === 0 && values.at(-1) === '0.0', 'the end state')
})

test('questions and actions go over the socket too', async () => {
  const trader = await newTrader(world.exchange.url)
  const info = new InfoClient({ transport })
  const trade = new ExchangeClient({ transport, wallet: trader.agent })
  expect((await info.meta()).universe[0]?.name).toBe('BTC')
  await trade.updateLeverage({ asset: 0, isCross: true, leverage: 7 })
  const data = await info.activeAssetData({ user: trader.user, coin: 'BTC' })
  expect(data.leverage.value).toBe(7)
})

test('says what is wrong with a message, and answers pings', async () => {
  const socket = new WebSocket(world.exchange.wsUrl)
  const heard: { channel: string; data?: unknown }[] = []
  socket.on('message', (data) => heard.push(JSON.parse(textOf(data))))
  await new Promise((resolve) => socket.once('open', resolve))
  const subscription = { type: 'candle', coin: 'BTC', interval: '1m' }
  const bad = { type: 'candle', coin: 'BTC', interval: '7m' }
  socket.send('{')
  socket.send(JSON.stringify({ method: 'subscribe', subscription: bad }))
  socket.send(JSON.stringify({ method: 'unsubscribe', subscription }))
  socket.send(JSON.stringify({ method: 'subscribe', subscription }))
  socket.send(JSON.stringify({ method: 'subscribe', subscription }))
  socket.send(JSON.stringify({ method: 'ping' }))
  await until(async () => heard.some(({ channel }) => channel === 'pong'), 'pong')
  socket.close()
  const said = heard.filter(({ channel }) => channel === 'error').map(({ data }) => data)
  expect(said).toEqual([
    'Error parsing JSON into valid websocket request: {',
    `Invalid subscription ${JSON.stringify(bad)}`,
    `Already unsubscribed: ${JSON.stringify(subscription)}`,
    `Already subscribed: ${JSON.stringify(subscription)}`,
  ])
  expect(heard).toContainEqual({
    channel: 'subscriptionResponse',
    data: { method: 'subscribe', subscription },
  })
})

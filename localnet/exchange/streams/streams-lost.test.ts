import { SubscriptionClient, WebSocketTransport } from '@nktkas/hyperliquid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTrader, startWorld, until } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

let world: World
const transports: WebSocketTransport[] = []
beforeAll(async () => {
  world = await startWorld('streams')
})
afterAll(async () => {
  for (const transport of transports) transport.close()
  await world.stop()
})

function connect(): SubscriptionClient {
  const transport = new WebSocketTransport({ isTestnet: true, url: world.exchange.wsUrl })
  transports.push(transport)
  return new SubscriptionClient({ transport })
}

test('what happened while no socket was let in comes with the next snapshot only', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(0, 'BTC', true, '0.01')
  const told: { tids: number[]; isSnapshot: boolean }[] = []
  await connect().userFills({ user: trader.user }, ({ fills, isSnapshot = false }) =>
    told.push({ tids: fills.map(({ tid }) => tid), isSnapshot }),
  )
  await until(async () => told.length >= 2, 'the snapshot and its repetition')
  expect(told.slice(0, 2)).toEqual([
    { tids: told[0]?.tids, isSnapshot: true },
    { tids: told[0]?.tids, isSnapshot: false },
  ])

  await world.control('/fail', { fault: 'W1', times: 1 })
  await trader.market(0, 'BTC', false, '0.01', true)
  await until(async () => told.length >= 4, 'the snapshot after the drop')
  const again = told.slice(2)
  expect(again[0]).toMatchObject({ isSnapshot: true })
  expect(again[0]?.tids).toHaveLength(2)
})

test('faults lose, repeat and delay what streams tell of an account', async () => {
  const trader = await newTrader(world.exchange.url)
  const { user } = trader
  const told: number[] = []
  const snapshots: boolean[] = []
  await connect().userFills({ user }, ({ fills, isSnapshot = false }) => {
    if (isSnapshot) snapshots.push(true)
    told.push(...fills.map(({ oid }) => oid))
  })
  await until(async () => snapshots.length > 0, 'the snapshot')
  const fail = (fault: string) => world.control('/fail', { fault, user, action: 'userFills' })

  await fail('W2')
  await trader.market(0, 'BTC', true, '0.01')
  await fail('W3')
  await trader.market(0, 'BTC', true, '0.01')
  await until(async () => told.length === 2, 'the second fill, twice')
  expect(told[0]).toBe(told[1])

  await fail('W4')
  const before = Date.now()
  await trader.market(0, 'BTC', false, '0.02', true)
  await until(async () => told.length === 3, 'the late fill')
  expect(Date.now() - before).toBeGreaterThanOrEqual(3_000)
})

test('the overviews of an account tell its state, and change with it', async () => {
  const trader = await newTrader(world.exchange.url)
  const { user } = trader
  const sizes: string[] = []
  const users: string[] = []
  const streams = connect()
  await streams.allDexsClearinghouseState({ user }, ({ clearinghouseStates: [main] }) =>
    sizes.push(main?.[1].marginSummary.totalNtlPos ?? 'none'),
  )
  await streams.webData3({ user }, ({ userState }) => users.push(userState.user))
  await streams.spotState({ user }, (data) => users.push(data.user))
  await until(async () => sizes.length > 0 && users.length >= 2, 'the first of each')
  expect(sizes[0]).toBe('0.0')
  expect(new Set(users)).toEqual(new Set([user.toLowerCase()]))
  await trader.market(0, 'BTC', true, '0.01')
  await until(async () => Number(sizes.at(-1)) > 0, 'the position')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTrader, price, refusal, startWorld } from '../testing/world.ts'
import type { Trader, World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld('dust', 'fills')
})
afterAll(() => world.stop())

async function stopBelow(trader: Trader, asset: number, coin: string, size: string) {
  const px = price((await trader.mid(coin)) * 0.8)
  const t = { trigger: { isMarket: true, triggerPx: px, tpsl: 'sl' as const } }
  return trader.trade.order({
    orders: [{ a: asset, b: false, p: px, s: size, r: true, t, c: `0x${'77'.repeat(16)}` }],
    grouping: 'na',
  })
}

async function balanced() {
  const books: unknown = await (await world.control('/books')).json()
  expect(books).toMatchObject({ difference: '0', unexplained: [], unmatched: [] })
}

test('a delisted market cancels, settles without a fee or an order, and refuses from then on', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(2, 'SOL', true, '3')
  await stopBelow(trader, 2, 'SOL', '3')
  expect((await world.control('/delist', { coin: 'SOL' })).status).toBe(200)

  expect(await trader.size('SOL')).toBe('0.0')
  expect(await trader.status(`0x${'77'.repeat(16)}`)).toBe('delistedCanceled')
  const fills = await trader.info.userFills({ user: trader.user })
  const last = fills.find(({ dir }) => dir === 'Settlement')
  expect(last).toMatchObject({
    coin: 'SOL',
    side: 'A',
    sz: '3.0',
    startPosition: '3.0',
    fee: '0.0',
  })
  expect(last).not.toHaveProperty('liquidation')
  expect(last).not.toHaveProperty('cloid')
  expect(await trader.status(last?.oid ?? 0)).toBe('unknownOid')
  await world.restart()
  const { universe } = await world.info.meta()
  expect(universe.find(({ name }) => name === 'SOL')).toMatchObject({ isDelisted: true })
  expect(universe.find(({ name }) => name === 'BTC')).not.toHaveProperty('isDelisted')
  expect(await world.info.allMids()).not.toHaveProperty('SOL')
  const order = { a: 2, b: true, p: '100', s: '1', r: false, t: { limit: { tif: 'Gtc' as const } } }
  expect(await refusal(trader.trade.order({ orders: [order], grouping: 'na' }))).toContain(
    'Trading is halted',
  )
  await balanced()
})

test('a deleveraging closes a part, told with, without and with half a liquidation', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(0, 'BTC', false, '0.03')
  const adl = (liquidation: string, size?: string) =>
    world.control('/deleverage', { user: trader.user, coin: 'BTC', liquidation, size })
  await adl('user', '0.01')
  await adl('no_user', '0.01')
  expect(await trader.size('BTC')).toBe('-0.01')
  await adl('none')
  expect(await trader.size('BTC')).toBe('0.0')
  const fills = await trader.info.userFillsByTime({ user: trader.user, startTime: 0 })
  const told = fills.filter(({ dir }) => dir === 'Auto-Deleveraging')
  expect(told.map((fill) => Object.keys(fill.liquidation ?? {}).toSorted())).toEqual([
    ['liquidatedUser', 'markPx', 'method'],
    ['markPx', 'method'],
    [],
  ])
  await balanced()
})

test('refuses to close dust, and tells fills of one millisecond by their hashes', async () => {
  const trader = await newTrader(world.exchange.url)
  // Twelve USDC, a fifth of which is closed by the exchange.
  const size = (12 / (await trader.mid('ETH'))).toFixed(4)
  await trader.market(1, 'ETH', true, size)
  const fifth = (Number(size) / 4).toFixed(4)
  await world.control('/deleverage', { user: trader.user, coin: 'ETH', size: fifth })
  const left = await trader.size('ETH')
  expect(await refusal(trader.market(1, 'ETH', false, left, true))).toContain(
    'minimum value of $10',
  )
  const fills = await trader.info.userFillsByTime({ user: trader.user, startTime: 0 })
  const byHash = fills.toSorted((a, b) => a.time - b.time || a.tid - b.tid)
  expect(fills).toEqual(byHash)
})

test('forgets agents, refuses in the words it is given, and names statuses that nobody knows', async () => {
  const trader = await newTrader(world.exchange.url)
  await stopBelow(trader, 1, 'ETH', '1').catch(() => undefined)
  const fail = (fault: string, more: object = {}) =>
    world.control('/fail', { user: trader.user, fault, ...more })
  await fail('F4', { text: 'The moon is in the wrong house.' })
  expect(await refusal(trader.market(1, 'ETH', true, '1'))).toBe(
    'order 0: The moon is in the wrong house.',
  )
  await trader.market(1, 'ETH', true, '1')
  const [fill] = await trader.info.userFills({ user: trader.user })
  await fail('F23', { text: 'teleported' })
  expect(await trader.status(fill?.oid ?? 0)).toBe('teleported')
  expect(await trader.status(fill?.oid ?? 0)).toBe('filled')
  await fail('F24')
  const order = { a: 1, b: true, p: '1', s: '1', r: false, t: { limit: { tif: 'Ioc' as const } } }
  const sent = trader.trade.order(
    { orders: [order], grouping: 'na' },
    { expiresAfter: Date.now() + 60_000 },
  )
  expect(await refusal(sent)).toContain('already expired')
  await fail('F25')
  expect(await trader.info.extraAgents({ user: trader.user })).toEqual([])
  expect(await refusal(trader.market(1, 'ETH', true, '1'))).toContain('does not exist')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { newTrader, price, readJson, refusal, startWorld, until } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld('prices')
})
afterAll(() => world.stop())

const wick = (coin: string, percent: number, of: 'mid' | 'mark', seconds = 600) =>
  world.control('/wick', { coin, percent, of, seconds })

async function contextOf(coin: string) {
  const [meta, contexts] = await world.info.metaAndAssetCtxs()
  const context = contexts[meta.universe.findIndex(({ name }) => name === coin)]
  if (context === undefined) throw new Error(`no ${coin}`)
  return context
}

test('mark, mid and oracle are three prices, near to one another in calm', async () => {
  const [meta, contexts] = await world.info.metaAndAssetCtxs()
  const mids = await world.info.allMids()
  let differing = 0
  for (const [index, { markPx, midPx, oraclePx, impactPxs }] of contexts.entries()) {
    const name = meta.universe[index]?.name ?? ''
    expect(Math.abs(Number(midPx) / Number(mids[name]) - 1)).toBeLessThan(0.003)
    for (const px of [markPx, oraclePx]) {
      expect(Math.abs(Number(px) / Number(midPx) - 1)).toBeLessThan(0.005)
      if (px !== midPx) differing += 1
    }
    expect(Number(impactPxs?.[0])).toBeLessThan(Number(impactPxs?.[1]))
  }
  expect(differing).toBeGreaterThan(contexts.length / 2)
})

test('a wick of the mid moves book, fills and candles, and neither mark nor trigger nor PnL', async () => {
  const trader = await newTrader(world.exchange.url)
  await trader.market(0, 'BTC', true, '0.05')
  const calm = await contextOf('BTC')
  await trader.trade.order({
    orders: [
      {
        a: 0,
        b: false,
        p: price(Number(calm.markPx) * 0.8),
        s: '0.05',
        r: true,
        t: {
          trigger: { isMarket: true, triggerPx: price(Number(calm.markPx) * 0.95), tpsl: 'sl' },
        },
      },
    ],
    grouping: 'na',
  })
  await wick('BTC', -10, 'mid')
  const during = await contextOf('BTC')
  expect(Number(during.midPx) / Number(calm.midPx)).toBeLessThan(0.93)
  expect(Math.abs(Number(during.markPx) / Number(calm.markPx) - 1)).toBeLessThan(0.01)
  const book = await world.info.l2Book({ coin: 'BTC' })
  expect(Number(book?.levels[1][0]?.px) / Number(calm.midPx)).toBeLessThan(0.93)
  expect(await trader.size('BTC')).toBe('0.05')
  const { assetPositions } = await trader.info.clearinghouseState({ user: trader.user })
  const held = assetPositions[0]?.position
  expect(Number(held?.positionValue) / 0.05 / Number(calm.markPx)).toBeGreaterThan(0.99)
  const [candle] = (
    await world.info.candleSnapshot({ coin: 'BTC', interval: '1m', startTime: Date.now() })
  ).slice(-1)
  expect(Number(candle?.c) / Number(calm.midPx)).toBeLessThan(0.93)
  await trader.market(0, 'BTC', false, '0.05', true)
  const [fill] = await trader.info.userFills({ user: trader.user })
  expect(Number(fill?.px) / Number(calm.midPx)).toBeLessThan(0.93)
})

test('a wick of the mark fires triggers and liquidates, and fills are made at the book', async () => {
  const trader = await newTrader(world.exchange.url, '1000')
  const calm = await contextOf('ETH')
  const mid = Number(calm.midPx)
  await trader.market(1, 'ETH', true, (10_000 / mid).toFixed(3))
  await wick('ETH', -15, 'mark')
  expect(await trader.size('ETH')).toBe('0.0')
  const [fill] = await trader.info.userFills({ user: trader.user })
  expect(fill).toMatchObject({ dir: 'Liquidated Cross Long' })
  expect(Number(fill?.px) / mid).toBeGreaterThan(0.97)
  expect((await trader.info.allMids())['ETH']).not.toBe((await contextOf('ETH')).markPx)
})

test('a wick is over when its time is, and says what it takes', async () => {
  const before = Number((await contextOf('SOL')).midPx)
  const answer = await wick('SOL', 20, 'mid', 1)
  expect(Number((await readJson<{ midPx: string }>(answer)).midPx)).toBeGreaterThan(before * 1.1)
  await until(async () => Number((await contextOf('SOL')).midPx) < before * 1.1, 'the wick is over')
  expect((await wick('NONE', 1, 'mid')).status).toBe(400)
  expect((await world.control('/wick', { coin: 'SOL', percent: 1 })).status).toBe(400)
})

test('an order whose time is over by the exchange’s clock is refused, whatever the machine says', async () => {
  const trader = await newTrader(world.exchange.url)
  const expiresAfter = Date.now() + 10_000
  await world.control('/clock', { offsetMs: 15_000 })
  const { time } = await world.info.clearinghouseState({ user: trader.user })
  expect(time - Date.now()).toBeGreaterThan(14_000)
  const order = { a: 0, b: true, p: '10000', s: '0.01', r: false, t: { limit: { tif: 'Gtc' } } }
  expect(
    await refusal(
      trader.trade.order({ orders: [order as never], grouping: 'na' }, { expiresAfter }),
    ),
  ).toMatch(/already expired/)
  await world.control('/clock', { offsetMs: 0 })
})

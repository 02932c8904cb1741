// A coin that costs a hundred-thousandth of a dollar, by hand and by a session.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { DeskTrade } from '../../../../contract/desk/trade.ts'
import type { Candle } from '../../../../contract/market/market.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { type ApiWorld, type Client, startApiWorld } from '../../../testing/worlds/api-world.ts'
import { cheapMarket } from '../../../testing/worlds/cheap-market.ts'
import { localControls } from '../../../testing/exchange/local-controls.ts'
import { newHand, shown, trades } from '../../../testing/desk-api.ts'

const market = cheapMarket(Date.now())
let world: ApiWorld
let hand: Client
beforeAll(async () => {
  world = await startApiWorld({ market })
  hand = await newHand(world)
}, 120_000)
afterAll(() => world.stop())

test('candles are plain decimals', async () => {
  const { body } = await hand.send<{ candles: Candle[] }>(
    'GET',
    `/api/indicators/candles/${market.symbol}/1m?limit=5`,
  )
  expect(JSON.stringify(body)).toContain('0.000012')
  expect(JSON.stringify(body)).not.toMatch(/\de-\d/)
})

test('is bought, guarded at its ticks, and sold by its stop', async () => {
  const { status, body } = await hand.send<DeskTrade>('POST', trades, {
    symbol: `${market.symbol}_USDT`,
    side: 'buy',
    quantity: '4000000',
    stop_loss_price: '0.00001',
    take_profit: [{ price: '0.000021' }],
  })
  expect([status, body.message]).toEqual([201, undefined])
  const held = await shown(world, hand, body.id, (trade) => {
    expect(trade).toMatchObject({ status: 'active', protection: 'on_exchange' })
  })
  expect(held.stop_loss_price).toBe('0.00001')
  await localControls(world.exchangeUrl).shock(market.symbol, -25)
  await shown(world, hand, body.id, (trade) => expect(trade.status).toBe('stopped_out'))
})

test('a session runs in it and ends', async () => {
  const terms = { assetIndex: market.assetIndex, budget: 100, profitTarget: 50, lossThreshold: 50 }
  const { status, body } = await hand.send<Session>('POST', '/trading-sessions', {
    ...terms,
    maxPositions: 1,
  })
  expect([status, body.message]).toEqual([201, undefined])
  await world.runner.runUser(hand.user.id)
  const path = `/trading-sessions/${body.id}`
  await hand.send('POST', `${path}/stop`, { mode: 'close_all' })
  await vi.waitFor(
    async () => {
      await world.runner.runUser(hand.user.id)
      expect((await hand.send<Session>('GET', path)).body.status).toBe('ended')
    },
    { timeout: 60_000, interval: 250 },
  )
})

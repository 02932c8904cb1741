// A trade whose entry has filled by half: what waits belongs to it as much as what is open.
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { multiply } from '../../../contract/decimal.ts'
import type { DeskTrade } from '../../../contract/desk/trade.ts'
import { localControls } from '../../testing/exchange/local-controls.ts'
import { newHand, priceAt, shown, trades } from '../../testing/desk-api.ts'
import { turnedAround, unguardedMoments } from '../../testing/routes/guarded.ts'
import { type ApiWorld, type Client, startApiWorld } from '../../testing/worlds/api-world.ts'

let world: ApiWorld
let hand: Client
beforeAll(async () => {
  world = await startApiWorld()
  hand = await newHand(world)
})
afterAll(() => world.stop())

/** 0.02 BTC, of which 0.01 have filled; the price has moved away from the rest. */
async function halfFilled(lost?: 'F1' | 'F2'): Promise<DeskTrade> {
  const controls = localControls(world.exchangeUrl)
  const fills = async () => (await world.truth(hand.wallet.address)).fills.length
  for (;;) {
    const before = await fills()
    await controls.fail('F6', hand.wallet.address, 1, 'order')
    if (lost !== undefined) await controls.fail(lost, hand.wallet.address, 1, 'order')
    const placing = hand.send<DeskTrade>('POST', trades, {
      symbol: 'BTC_USDT',
      side: 'buy',
      quantity: '0.02',
      entry_price: priceAt(world, 0.2),
      stop_loss_price: priceAt(world, -2),
      take_profit: [
        { price: priceAt(world, 5), quantity: '0.01' },
        { price: priceAt(world, 8), quantity: '0.01' },
      ],
    })
    const movesAway = vi
      .waitFor(async () => expect(await fills()).toBeGreaterThan(before), {
        timeout: 60_000,
        interval: 10,
      })
      .then(() => world.shock('BTC', 1))
    const [{ status, body }] = await Promise.all([placing, movesAway])
    expect([status, body.message]).toEqual([201, undefined])
    const trade = await shown(world, hand, body.id, ({ protection, orders }) => {
      expect(protection).toBe('on_exchange')
      expect(orders.filter((order) => order.status === 'unknown')).toEqual([])
    })
    if (trade.filled_quantity === '0.01') return trade
    // The exchange was faster, and the other half has filled as well.
    await end(trade)
  }
}

async function end({ id }: DeskTrade): Promise<void> {
  await hand.send('DELETE', `${trades}/${id}`)
  await shown(world, hand, id, ({ status }) => expect(status).toBe('closed'))
  const { orders, account } = await world.truth(hand.wallet.address)
  expect(orders.filter(({ status }) => status === 'open')).toEqual([])
  expect(account.assetPositions).toEqual([])
}

test('shows its targets for all of it, takes others for all of it, and keeps them once the rest has filled', async () => {
  const trade = await halfFilled()
  const quantities = ({ take_profit }: DeskTrade) => take_profit.map(({ quantity }) => quantity)
  expect(quantities(trade)).toEqual(['0.01', '0.01'])
  const take_profit = [
    { price: priceAt(world, 6), quantity: '0.005' },
    { price: priceAt(world, 9), quantity: '0.015' },
  ]
  const path = `${trades}/${trade.id}/tp`
  const changed = await hand.send<DeskTrade>('PUT', path, { take_profit })
  expect([changed.status, changed.body.message]).toEqual([200, undefined])
  expect(quantities(changed.body)).toEqual(['0.005', '0.015'])
  const tooMuch = [{ price: priceAt(world, 6), quantity: '0.021' }]
  expect((await hand.send('PUT', path, { take_profit: tooMuch })).status).toBe(400)
  await world.shock('BTC', -1.1)
  const whole = await shown(world, hand, trade.id, ({ filled_quantity, protection }) => {
    expect([filled_quantity, protection]).toEqual(['0.02', 'on_exchange'])
  })
  expect(quantities(whole)).toEqual(['0.005', '0.015'])
  const { orders } = await world.truth(hand.wallet.address)
  const resting = orders.filter(({ status }) => status === 'open').map(({ order }) => order.sz)
  expect(resting.toSorted()).toEqual(['0.005', '0.015', '0.02'])
  await end(whole)
})

test('a stop goes no further than all of it may lose, although half of it is open', async () => {
  const trade = await halfFilled()
  // What all of it loses at its stop, and a little more: twice that would be the half's.
  const most = Number(multiply(trade.risk_amount ?? '0', 1.1))
  await hand.send('PUT', '/api/v1/risk-config', { max_risk_amount: most })
  const distance = Number(trade.entry_price) - Number(trade.stop_loss_price)
  const path = `${trades}/${trade.id}/sl`
  const wide = String(Math.round(Number(trade.entry_price) - distance * 1.5))
  const refused = await hand.send('PUT', path, { price: wide })
  expect([refused.status, refused.body.code]).toEqual([422, 'RISK_AMOUNT_EXCEEDED'])
  const passes = String(Math.round(Number(trade.entry_price) - distance * 1.05))
  const moved = await hand.send<DeskTrade>('PUT', path, { price: passes })
  expect([moved.status, moved.body.stop_loss_price]).toEqual([200, passes])
  await end(trade)
  expect(unguardedMoments(await world.truth(hand.wallet.address))).toEqual([])
})

// F1: the exchange does it and its answer is lost. F2: the connection breaks instead of an answer.
test.each(['F1', 'F2'] as const)(
  'answers lost to %s, of an entry that fills by half and of a part that is closed: each is done once',
  async (fault) => {
    const trade = await halfFilled(fault)
    await world.fail(fault, hand.wallet.address, 1, 'order')
    const close = () =>
      hand.send<DeskTrade>(
        'POST',
        `${trades}/${trade.id}/close`,
        { percent: 40 },
        { 'idempotency-key': `part-${trade.id}` },
      )
    expect((await close()).status).toBe(200)
    const isClosed = ({ open_quantity, filled_quantity, protection, orders }: DeskTrade) => {
      expect([open_quantity, filled_quantity, protection]).toEqual(['0.006', '0.01', 'on_exchange'])
      expect(orders.filter(({ status }) => status === 'unknown')).toEqual([])
    }
    await shown(world, hand, trade.id, isClosed)
    expect((await close()).status).toBe(200)
    await shown(world, hand, trade.id, isClosed)
    const { orders, fills, account } = await world.truth(hand.wallet.address)
    expect(account.assetPositions.map(({ position }) => position.szi)).toEqual(['0.006'])
    expect(turnedAround(fills)).toEqual([])
    const entries = orders.filter(
      ({ status, order }) => status === 'open' && !order.reduceOnly && !order.isTrigger,
    )
    expect(entries.map(({ order }) => order.sz)).toEqual(['0.01'])
    await end(trade)
    expect(unguardedMoments(await world.truth(hand.wallet.address))).toEqual([])
  },
)

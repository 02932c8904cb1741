// The exchange's answer is lost at each step of a trade by hand, or the process dies. In the end books and exchange
// agree, nothing was done twice, and by the exchange's own record nothing was ever open without a stop.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { DeskTrade } from '../../../../contract/desk/trade.ts'
import { type ApiWorld, type Client, startApiWorld } from '../../../testing/worlds/api-world.ts'
import { newHand, priceAt, shown, trades } from '../../../testing/desk-api.ts'
import { unguardedMoments } from '../../../testing/routes/guarded.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

const atMarket = () => ({
  symbol: 'BTC_USDT',
  side: 'buy',
  quantity: '0.02',
  stop_loss_price: priceAt(world, -2),
  take_profit: [{ price: priceAt(world, 5), quantity: '0.02' }],
})
const waiting = () => ({ ...atMarket(), entry_price: priceAt(world, -1) })

async function place(hand: Client, body: object): Promise<string> {
  const { body: made } = await hand.send<DeskTrade>('POST', trades, body)
  return made.id
}

/** What the exchange holds for the account, and the orders that rest. */
async function record({ wallet }: Client) {
  const truth = await world.truth(wallet.address)
  expect(unguardedMoments(truth)).toEqual([])
  const open = truth.orders.filter(({ status }) => status === 'open')
  return {
    held: truth.account.assetPositions.map(({ position }) => position.szi),
    stops: open.filter(({ order }) => order.orderType.startsWith('Stop')),
    targets: open
      .filter(({ order }) => order.orderType.startsWith('Take'))
      .map(({ order }) => order.triggerPx),
    entries: open.filter(({ order }) => !order.reduceOnly && !order.isTrigger),
  }
}

// F1: the action is carried out and the answer lost. F2: the answer comes too late.
describe.each(['F1', 'F2'] as const)('the answer is lost to %s', (fault) => {
  test('of a stop that moves: there is one, at the old place or the new', async () => {
    const hand = await newHand(world)
    const id = await place(hand, atMarket())
    await shown(world, hand, id, ({ protection }) => expect(protection).toBe('on_exchange'))
    await world.fail(fault, hand.wallet.address)
    const price = priceAt(world, -1)
    await hand.send('PUT', `${trades}/${id}/sl`, { price })
    await shown(world, hand, id, ({ orders, protection, stop_loss_price }) => {
      expect(orders.filter(({ status }) => status === 'unknown' || status === 'intent')).toEqual([])
      expect([protection, Number(stop_loss_price)]).toEqual(['on_exchange', Number(price)])
    })
    const { stops } = await record(hand)
    expect(stops.map(({ order }) => Number(order.triggerPx))).toEqual([Number(price)])
    await hand.send('DELETE', `${trades}/${id}`)
  })

  test('of break-even: the stop moves, once', async () => {
    const hand = await newHand(world)
    const id = await place(hand, { ...atMarket(), break_even: { trigger_percent: 1 } })
    await shown(world, hand, id, ({ protection }) => expect(protection).toBe('on_exchange'))
    await world.fail(fault, hand.wallet.address)
    await world.shock('BTC', 1.5)
    const even = await shown(world, hand, id, ({ break_even, protection }) =>
      expect([break_even.triggered, protection]).toEqual([true, 'on_exchange']),
    )
    expect(Number(even.stop_loss_price)).toBeGreaterThan(Number(even.average_entry))
    expect((await record(hand)).stops).toHaveLength(1)
    await hand.send('DELETE', `${trades}/${id}`)
  })

  test('of the entry: it is there once, with its stop, and the same key gives the same trade', async () => {
    const hand = await newHand(world)
    const wanted = { ...atMarket(), idempotency_key: `lost-${fault}` }
    await world.fail(fault, hand.wallet.address, 1, 'order')
    const id = await place(hand, wanted)
    const trade = await shown(world, hand, id, ({ status, protection }) =>
      expect([status, protection]).toEqual(['active', 'on_exchange']),
    )
    expect(trade.filled_quantity).toBe('0.02')
    expect(await place(hand, wanted)).toBe(id)
    const { held, stops } = await record(hand)
    expect([held, stops.length]).toEqual([['0.02'], 1])
    await hand.send('DELETE', `${trades}/${id}`)
  })

  test('of a part that is closed: it closes once, and the stop follows', async () => {
    const hand = await newHand(world)
    const id = await place(hand, atMarket())
    await shown(world, hand, id, ({ protection }) => expect(protection).toBe('on_exchange'))
    await world.fail(fault, hand.wallet.address, 1, 'order')
    const key = { 'idempotency-key': `part-${fault}` }
    const close = () => hand.send('POST', `${trades}/${id}/close`, { percent: 50 }, key)
    expect((await close()).status).toBe(200)
    const halved = ({ open_quantity, protection }: DeskTrade) =>
      expect([open_quantity, protection]).toEqual(['0.01', 'on_exchange'])
    await shown(world, hand, id, halved)
    expect((await close()).status).toBe(200)
    await vi.waitFor(
      async () => {
        await shown(world, hand, id, halved)
        const { held, stops } = await record(hand)
        expect([held, stops.map(({ order }) => order.sz)]).toEqual([['0.01'], ['0.01']])
      },
      { timeout: 30_000 },
    )
    await hand.send('DELETE', `${trades}/${id}`)
  })

  test('of targets that change: there are those that were asked for', async () => {
    const hand = await newHand(world)
    const id = await place(hand, atMarket())
    await shown(world, hand, id, ({ protection }) => expect(protection).toBe('on_exchange'))
    await world.fail(fault, hand.wallet.address)
    const prices = [priceAt(world, 4), priceAt(world, 7)]
    const [near, far] = prices.map((price) => ({ price, quantity: '0.01' }))
    await hand.send('PUT', `${trades}/${id}/tp`, { take_profit: [near, far] })
    await shown(world, hand, id, ({ take_profit, protection }) => {
      const resting = take_profit.filter(({ status }) => status === 'pending')
      expect([resting.length, protection]).toEqual([2, 'on_exchange'])
    })
    const { stops, targets } = await record(hand)
    expect(stops).toHaveLength(1)
    expect(targets.map(Number).toSorted((a, b) => a - b)).toEqual(prices.map(Number))
    await hand.send('DELETE', `${trades}/${id}`)
  })

  test('of the leverage: the trade stands whole or not at all, and can be placed', async () => {
    const hand = await newHand(world)
    await world.fail(fault, hand.wallet.address, 1, 'updateLeverage')
    const { body, status } = await hand.send<DeskTrade>('POST', trades, atMarket())
    const id = status === 201 ? body.id : await place(hand, atMarket())
    await shown(world, hand, id, (trade) =>
      expect([trade.status, trade.protection]).toEqual(['active', 'on_exchange']),
    )
    const { held, stops } = await record(hand)
    expect([held, stops.length]).toEqual([['0.02'], 1])
    await hand.send('DELETE', `${trades}/${id}`)
  })

  test('of a cancel: nothing waits, and the market is free', async () => {
    const hand = await newHand(world)
    const id = await place(hand, waiting())
    await world.fail(fault, hand.wallet.address)
    await hand.send('DELETE', `${trades}/${id}`)
    await shown(world, hand, id, ({ status }) => expect(status).not.toBe('active'))
    const { body } = await hand.send<DeskTrade>('GET', `${trades}/${id}`)
    if (body.status !== 'cancelled') await hand.send('DELETE', `${trades}/${id}`)
    await shown(world, hand, id, ({ status }) => expect(status).toBe('cancelled'))
    const { held, entries } = await record(hand)
    expect([held, entries]).toEqual([[], []])
    expect((await hand.send('POST', `${trades}/check`, waiting())).status).toBe(200)
  })
})

test('a process that dies with a trade open: another goes on with its stop, target and break-even', async () => {
  const hand = await newHand(world)
  const id = await place(hand, { ...waiting(), break_even: { trigger_percent: 1 } })
  const other = world.newRunner()
  await world.shock('BTC', -1.2)
  await shown(world, hand, id, () => {})
  const look = async (claim: (trade: DeskTrade) => void) => {
    const until = Date.now() + 30_000
    for (;;) {
      await other.runUser(hand.user.id)
      const { body } = await hand.send<DeskTrade>('GET', `${trades}/${id}`)
      try {
        claim(body)
        return body
      } catch (error) {
        if (Date.now() > until) throw error
        await sleep(50)
      }
    }
  }
  await look(({ status, protection }) =>
    expect([status, protection]).toEqual(['active', 'on_exchange']),
  )
  await world.shock('BTC', 1.8)
  await look(({ break_even }) => expect(break_even.triggered).toBe(true))
  await world.shock('BTC', -3)
  await look(({ status }) => expect(status).toBe('stopped_out'))
  expect((await record(hand)).held).toEqual([])
})

// A trade by hand from its entry to its end, checked against the exchange's own record.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskTrade } from '../../../contract/desk/trade.ts'
import { type ApiWorld, type Client, startApiWorld } from '../../testing/worlds/api-world.ts'
import { newHand, priceAt, shown, trades } from '../../testing/desk-api.ts'
import { unguardedMoments } from '../../testing/routes/guarded.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

const long = () => ({
  symbol: 'BTC_USDT',
  side: 'buy',
  quantity: '0.02',
  stop_loss_price: priceAt(world, -2),
  take_profit: [
    { price: priceAt(world, 4), quantity: '0.01' },
    { price: priceAt(world, 6), quantity: '0.01' },
  ],
})

async function place({ send }: Client, body: object): Promise<DeskTrade> {
  const { status, body: made } = await send<DeskTrade>('POST', trades, body)
  expect([status, made.message]).toEqual([201, undefined])
  return made
}

/** Trigger prices and sizes of the resting targets and stops. */
async function resting({ wallet }: Client): Promise<string[]> {
  const { orders } = await world.truth(wallet.address)
  return orders
    .filter(({ status, order }) => status === 'open' && order.isTrigger)
    .map(({ order }) => `${order.orderType.split(' ')[0]} ${order.sz} at ${order.triggerPx}`)
    .toSorted()
}

async function expectGuarded({ wallet }: Client): Promise<void> {
  expect(unguardedMoments(await world.truth(wallet.address))).toEqual([])
}

test('at the market: guarded at once, its targets close it part by part', async () => {
  const hand = await newHand(world)
  const terms = long()
  const placed = await place(hand, terms)
  expect(placed).toMatchObject({ status: 'active', entry_type: 'market', filled_quantity: '0.02' })
  await shown(world, hand, placed.id, ({ protection }) => expect(protection).toBe('on_exchange'))
  expect(await resting(hand)).toHaveLength(3)
  await world.shock('BTC', 4.5)
  const half = await shown(world, hand, placed.id, ({ take_profit: [first] }) =>
    expect(first?.status).toBe('reached'),
  )
  expect(half).toMatchObject({ status: 'active', take_profit: [{ filled_quantity: '0.01' }, {}] })
  expect(Number(half.r_multiple)).toBeGreaterThan(0)
  await world.shock('BTC', 3)
  const ended = await shown(world, hand, placed.id, ({ status }) =>
    expect(status).toBe('took_profit'),
  )
  expect(Number(ended.r_multiple)).toBeGreaterThan(2)
  expect(ended.closed_at).not.toBeNull()
  await expectGuarded(hand)
  const done = await hand.send<{ items: DeskTrade[] }>('GET', `${trades}?status=took_profit`)
  expect(done.body.items.map(({ id }) => id)).toEqual([placed.id])
})

test('a waiting entry: its size follows the stop, then it fills and is stopped out', async () => {
  const hand = await newHand(world)
  const entry_price = priceAt(world, -1)
  const terms = {
    symbol: 'BTC_USDT',
    side: 'buy',
    entry_price,
    quantity: '0.02',
    stop_loss_price: priceAt(world, -3),
    take_profit: [{ price: priceAt(world, 9), quantity: '0.02' }],
  }
  const { id, risk_amount } = await place(hand, terms)
  const nearer = priceAt(world, -2)
  const moved = await hand.send<DeskTrade>('PUT', `${trades}/${id}/sl`, { price: nearer })
  expect([moved.status, moved.body.status]).toEqual([200, 'pending'])
  expect(Number(moved.body.quantity)).toBeGreaterThan(0.035)
  expect(Number(moved.body.risk_amount)).toBeLessThanOrEqual(Number(risk_amount))
  expect(Number(moved.body.risk_amount)).toBeGreaterThan(Number(risk_amount) * 0.99)
  await world.shock('BTC', -1.2)
  await shown(world, hand, id, ({ status, protection }) =>
    expect([status, protection]).toEqual(['active', 'on_exchange']),
  )
  await world.shock('BTC', -1.5)
  const ended = await shown(world, hand, id, ({ status }) => expect(status).toBe('stopped_out'))
  expect(Number(ended.r_multiple)).toBeLessThan(-0.9)
  await expectGuarded(hand)
  const { orders } = await world.truth(hand.wallet.address)
  expect(orders.filter(({ status }) => status === 'open')).toEqual([])
})

test('stop, targets and break-even are changed while it is open; DELETE closes it', async () => {
  const hand = await newHand(world)
  const { id } = await place(hand, long())
  const path = `${trades}/${id}`
  const stop = priceAt(world, -1)
  const moved = await hand.send<DeskTrade>('PUT', `${path}/sl`, { price: stop })
  expect([moved.status, Number(moved.body.stop_loss_price)]).toEqual([200, Number(stop)])
  const target = priceAt(world, 5)
  const aimed = await hand.send<DeskTrade>('PUT', `${path}/tp`, { price: target })
  expect(aimed.body.take_profit).toMatchObject([{ quantity: '0.02', status: 'pending' }])
  await shown(world, hand, id, ({ protection }) => expect(protection).toBe('on_exchange'))
  const rows = await resting(hand)
  expect(rows).toEqual([`Stop 0.02 at ${Number(stop)}.0`, `Take 0.02 at ${Number(target)}.0`])

  const armed = await hand.send<DeskTrade>('PUT', `${path}/breakeven`)
  expect(armed.body.break_even).toMatchObject({ enabled: true, triggered: false })
  await hand.send('PUT', `${path}/breakeven`, { trigger_percent: 1.5, offset: '10' })
  await world.shock('BTC', 2)
  const even = await shown(world, hand, id, ({ break_even: { triggered } }) =>
    expect(triggered).toBe(true),
  )
  expect(Number(even.stop_loss_price)).toBeGreaterThan(Number(even.average_entry) + 10)
  const twice = await hand.send('PUT', `${path}/breakeven`, { enabled: true })
  expect([twice.status, twice.body.code]).toEqual([409, 'POSITION_NOT_OPEN'])

  const closed = await hand.send<DeskTrade>('DELETE', path)
  expect([closed.status, closed.body.status]).toEqual([200, 'closed'])
  const again = await hand.send('DELETE', path)
  expect([again.status, again.body.code]).toEqual([409, 'TRADE_NOT_OPEN'])
  await expectGuarded(hand)
  await shown(world, hand, id, () => {})
  expect(await resting(hand)).toEqual([])
  expect(await world.ctx.store.mandates.living(hand.user.id)).toEqual([])
})

test('the stop of an open trade goes no further than the limits let one trade lose', async () => {
  const hand = await newHand(world)
  await hand.send('PUT', '/api/v1/risk-config', { max_risk_amount: 30 })
  const { id } = await place(hand, long())
  const path = `${trades}/${id}/sl`
  const refused = await hand.send('PUT', path, { price: priceAt(world, -3) })
  expect([refused.status, refused.body.code]).toEqual([422, 'RISK_AMOUNT_EXCEEDED'])
  const [detail] = refused.body.details ?? []
  expect(detail).toMatchObject({ path: 'price', check: 'RISK_AMOUNT_EXCEEDED', limit: '30' })
  const passes = /limit is 30\.00: (\S+) or above would pass/.exec(refused.body.message ?? '')?.[1]
  const moved = await hand.send<DeskTrade>('PUT', path, { price: passes })
  expect([moved.status, moved.body.stop_loss_price]).toEqual([200, passes])
  // Tighter limits close nothing: the stop stays where it is, and may come nearer.
  await hand.send('PUT', '/api/v1/risk-config', { max_risk_amount: 5 })
  expect((await hand.send('PUT', path, { price: priceAt(world, -2.6) })).status).toBe(422)
  expect((await hand.send('PUT', path, { price: priceAt(world, -1.5) })).status).toBe(200)
  await hand.send('DELETE', `${trades}/${id}`)
  await expectGuarded(hand)
})

test('break-even that is refused leaves what was set, and one of a waiting entry comes with its fill', async () => {
  const hand = await newHand(world)
  const { id } = await place(hand, { ...long(), break_even: { trigger_percent: 3, offset: '5' } })
  const now = { trigger_percent: 0, offset: '7' }
  const refused = await hand.send('PUT', `${trades}/${id}/breakeven`, now)
  expect([refused.status, refused.body.code]).toEqual([400, 'VALIDATION_FAILED'])
  expect(refused.body.message).toMatch(
    /^Break-even.* is at [\d.]+: the price must be above it first/,
  )
  const { body } = await hand.send<DeskTrade>('GET', `${trades}/${id}`)
  expect(body.break_even).toEqual({
    enabled: true,
    trigger_percent: 3,
    offset: '5',
    triggered: false,
  })
  await world.shock('BTC', 3.5)
  await shown(world, hand, id, ({ break_even }) => expect(break_even.triggered).toBe(true))
  await hand.send('DELETE', `${trades}/${id}`)

  const waiting = await place(hand, { ...long(), entry_price: priceAt(world, -1) })
  const path = `${trades}/${waiting.id}`
  expect((await hand.send('PUT', `${path}/breakeven`, now)).status).toBe(200)
  await world.shock('BTC', -1.2)
  await shown(world, hand, waiting.id, ({ status }) => expect(status).toBe('active'))
  await world.shock('BTC', 1.5)
  await shown(world, hand, waiting.id, ({ break_even }) => expect(break_even.triggered).toBe(true))
  await hand.send('DELETE', path)
  await expectGuarded(hand)
})

test('a target that would close less than a lot is refused, not left out', async () => {
  const hand = await newHand(world)
  const [price, further] = [priceAt(world, 5), priceAt(world, 6)]
  for (const small of [{ quantity: '0.000001' }, { percent_to_close: 0.01 }]) {
    const take_profit = [
      { price: further, quantity: '0.01' },
      { price, ...small },
    ]
    const { status, body } = await hand.send('POST', `${trades}/check`, { ...long(), take_profit })
    expect([status, body.message]).toEqual([
      400,
      'take_profit number 1 would close less than one lot',
    ])
  }
})

test('a part is closed by hand, and the stop follows: by percent, by quantity, then the rest', async () => {
  const hand = await newHand(world)
  const { id } = await place(hand, {
    symbol: 'BTC_USDT',
    side: 'buy',
    quantity: '0.04',
    stop_loss_price: priceAt(world, -2),
    take_profit: [{ price: priceAt(world, 5), quantity: '0.01' }, { price: priceAt(world, 6) }],
  })
  await shown(world, hand, id, ({ protection }) => expect(protection).toBe('on_exchange'))
  const path = `${trades}/${id}/close`
  const key = { 'idempotency-key': 'a-quarter' }
  const quarter = await hand.send<DeskTrade>('POST', path, { percent: 25 }, key)
  expect([quarter.status, quarter.body]).toMatchObject([
    200,
    { status: 'active', quantity: '0.04', filled_quantity: '0.04', open_quantity: '0.03' },
  ])
  // The same key closes nothing more.
  const again = await hand.send<DeskTrade>('POST', path, { percent: 25 }, key)
  expect(again.body.open_quantity).toBe('0.03')
  expect(again.body.take_profit.map(({ quantity }) => quantity)).toEqual(['0.01', '0.02'])
  const stops = async () => (await resting(hand)).filter((row) => row.startsWith('Stop'))
  await shown(world, hand, id, ({ protection }) => expect(protection).toBe('on_exchange'))
  expect(await stops()).toEqual([expect.stringContaining('Stop 0.03 at')])

  const most = await hand.send<DeskTrade>('POST', path, { quantity: '0.025' })
  expect(most.body.open_quantity).toBe('0.005')
  await shown(world, hand, id, ({ protection }) => expect(protection).toBe('on_exchange'))
  // What is left is less than the first target alone was for.
  expect(await resting(hand)).toEqual([
    expect.stringContaining('Stop 0.005 at'),
    expect.stringContaining('Take 0.005 at'),
  ])
  for (const body of [{ quantity: '0.000001' }, { quantity: '0' }, { percent: 0 }, {}]) {
    const refused = await hand.send('POST', path, body)
    expect([refused.status, refused.body.code]).toEqual([400, 'VALIDATION_FAILED'])
  }
  const rest = await hand.send<DeskTrade>('POST', path, { quantity: '1' })
  expect([rest.body.status, rest.body.open_quantity]).toEqual(['closed', '0'])
  expect((await hand.send('POST', path, { percent: 100 })).body.code).toBe('TRADE_NOT_OPEN')
  await shown(world, hand, id, () => {})
  expect(await resting(hand)).toEqual([])
  await expectGuarded(hand)
})

test('a short breaks even below its entry, by hand', async () => {
  const hand = await newHand(world)
  const { id } = await place(hand, {
    symbol: 'BTC_USDT',
    side: 'sell',
    quantity: '0.02',
    stop_loss_price: priceAt(world, 2),
  })
  await world.shock('BTC', -1)
  await shown(world, hand, id, ({ protection }) => expect(protection).toBe('on_exchange'))
  const { body } = await hand.send<DeskTrade>('PUT', `${trades}/${id}/breakeven`, {
    trigger_percent: 0,
  })
  expect(body.break_even.triggered).toBe(true)
  expect(Number(body.stop_loss_price)).toBeLessThan(Number(body.average_entry))
  await hand.send('DELETE', `${trades}/${id}`)
})

test('an entry that waits is taken back by DELETE, and frees the market', async () => {
  const hand = await newHand(world)
  const terms = { ...long(), entry_price: priceAt(world, -1) }
  const { id } = await place(hand, terms)
  const nothing = await hand.send('POST', `${trades}/${id}/close`, { percent: 50 })
  expect([nothing.status, nothing.body.code]).toEqual([409, 'POSITION_NOT_OPEN'])
  const { body } = await hand.send<DeskTrade>('DELETE', `${trades}/${id}`)
  expect(body.status).toBe('cancelled')
  const { orders } = await world.truth(hand.wallet.address)
  expect(orders.filter(({ status }) => status === 'open')).toEqual([])
  const start = { budget: 100, profitTarget: 40, assetIndex: 0 }
  expect((await hand.send('POST', '/trading-sessions', start)).status).toBe(201)
})

test('clean-up ends what the exchange does not know any more, and nothing else', async () => {
  const hand = await newHand(world)
  const kept = await place(hand, { ...long(), entry_price: priceAt(world, -1) })
  expect((await hand.send('POST', `${trades}/cleanup`)).body).toEqual({ cleaned: 0, groups: [] })
  const { body } = await hand.send<DeskTrade>('GET', `${trades}/${kept.id}`)
  expect(body.status).toBe('pending')
})

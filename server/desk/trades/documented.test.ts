// The example trade of the documents, with the documents' limits and with wider ones.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskTrade } from '../../../contract/desk/trade.ts'
import { type ApiWorld, startApiWorld } from '../../testing/worlds/api-world.ts'
import { documentedLimits, documentedTrade, newHand, trades } from '../../testing/desk-api.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

const wide = { ...documentedLimits, account_risk_percent: 5, max_risk_amount: null }

test('is refused by the documents’ limits: 500 is more than 150, and nothing is done', async () => {
  const { send, user } = await newHand(world)
  await send('PUT', '/api/v1/risk-config', documentedLimits)
  for (const path of [`${trades}/check`, trades]) {
    const { status, body } = await send('POST', path, documentedTrade)
    expect([status, body.code]).toEqual([422, 'RISK_AMOUNT_EXCEEDED'])
    expect(body.details).toMatchObject([
      { check: 'RISK_AMOUNT_EXCEEDED', actual: '500', limit: '150' },
    ])
    expect(body.message).toContain('0.15 BTC would pass')
    expect(body).toHaveProperty('request_id')
  }
  expect((await send('GET', trades)).body).toMatchObject({ items: [], total: 0 })
  expect(await world.ctx.store.mandates.living(user.id)).toEqual([])
})

test('passes where the limits allow it, waits at the exchange, and is placed once', async () => {
  const { send, wallet } = await newHand(world)
  await send('PUT', '/api/v1/risk-config', wide)
  const check = await send('POST', `${trades}/check`, documentedTrade)
  expect([check.status, check.body]).toMatchObject([
    200,
    { quantity: '0.5', risk_amount: '500', risk_reward: '1.5', margin: '5000', leverage: 5 },
  ])
  const placed = await send<DeskTrade & { trade_group_id: string }>('POST', trades, documentedTrade)
  expect([placed.status, placed.body]).toMatchObject([
    201,
    {
      status: 'pending',
      symbol: 'BTC_USDT',
      side: 'buy',
      entry_type: 'limit',
      entry_price: '50000',
      quantity: '0.5',
      stop_loss_price: '49000',
      size: { quantity: '0.5', limited_by: 'account_risk_percent' },
      take_profit: [
        { price: '51500', quantity: '0.25', status: 'pending' },
        { price: '53000', quantity: '0.25', status: 'pending' },
      ],
      break_even: { enabled: false, triggered: false },
      average_entry: null,
    },
  ])
  expect(placed.body.trade_group_id).toBe(placed.body.id)
  const again = await send<DeskTrade>('POST', trades, documentedTrade)
  expect([again.status, again.body.id]).toEqual([201, placed.body.id])
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  const { orders } = await world.truth(wallet.address)
  const entries = orders.filter(({ order }) => !order.reduceOnly)
  expect(entries.map(({ order, status }) => [order.origSz, status])).toEqual([['0.5', 'open']])
  const list = await send<{ items: DeskTrade[] }>('GET', trades)
  expect(list.body.items.map(({ id }) => id)).toEqual([placed.body.id])
})

test('sizes by itself, and says what bound', async () => {
  const { send } = await newHand(world)
  await send('PUT', '/api/v1/risk-config', documentedLimits)
  const { quantity, take_profit, ...unsized } = documentedTrade
  const targets = take_profit.map(({ price }) => ({ price, percent_to_close: 50 }))
  const body = { ...unsized, take_profit: targets }
  expect((await send('POST', `${trades}/check`, body)).body).toMatchObject({
    quantity: '0.15',
    size: { quantity: '0.15', limited_by: 'max_risk_amount' },
    take_profit: [{ quantity: '0.075' }, { quantity: '0.075' }],
  })
  expect(quantity).toBe('0.5')
})

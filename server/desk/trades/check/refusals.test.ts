// Trades that are refused, and why; and that nobody can see or change another user's trade.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskTrade } from '../../../../contract/desk/trade.ts'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../../testing/worlds/api-world.ts'
import { newHand, priceAt, trades } from '../../../testing/desk-api.ts'

let world: ApiWorld
let hand: Client
let kept: DeskTrade
beforeAll(async () => {
  world = await startApiWorld()
  hand = await newHand(world)
  const { body } = await hand.send<DeskTrade>('POST', trades, waiting())
  kept = body
})
afterAll(() => world.stop())

const waiting = (more: object = {}) => ({
  symbol: 'BTC_USDT',
  side: 'buy',
  entry_price: priceAt(world, -1),
  quantity: '0.02',
  stop_loss_price: priceAt(world, -3),
  take_profit: [{ price: priceAt(world, 9), quantity: '0.02' }],
  ...more,
})

describe('a trade is refused', () => {
  test.each([
    ['a stop above the entry', () => ({ stop_loss_price: priceAt(world, 1) }), 'stop_loss_price'],
    ['a target below it', () => ({ take_profit: [{ price: '1' }] }), 'take_profit'],
    ['no price', () => ({ entry_price: '0' }), 'entry_price'],
    ['targets of more than it', () => targetsOf('0.02', '0.01'), 'take_profit'],
    ['six targets', () => targetsOf(...Array<string>(6).fill('0.001')), 'take_profit'],
    ['a negative size', () => ({ quantity: '-1' }), 'quantity'],
    ['an exponent', () => ({ quantity: '1e-2' }), 'quantity'],
    ['infinity', () => ({ entry_price: 'Infinity' }), 'entry_price'],
    ['a size beyond all measure', () => ({ quantity: '9'.repeat(30) }), 'quantity'],
    ['less than a lot', () => ({ quantity: '0.000001' }), 'quantity'],
    ['no such market', () => ({ symbol: 'NOPE_USDT' }), 'symbol'],
    ['half a leverage', () => ({ leverage: 0.5 }), 'leverage'],
    ['an unknown field', () => ({ surprise: 1 }), 'surprise'],
  ])('for %s', async (_, more, path) => {
    const { status, body } = await hand.send('POST', trades, waiting(more()))
    expect([status, body.code, body.details?.[0]?.path]).toEqual([400, 'VALIDATION_FAILED', path])
  })

  const targetsOf = (...sizes: string[]) => ({
    take_profit: sizes.map((quantity, index) => ({ price: priceAt(world, 9 + index), quantity })),
  })

  test.each([
    ['STOP_LOSS_REQUIRED', () => ({ stop_loss_price: null })],
    ['LEVERAGE_EXCEEDED', () => ({ symbol: 'SOL_USDT', ...around('SOL'), leverage: 6 })],
    ['INSUFFICIENT_RISK_REWARD', () => ({ take_profit: [{ price: priceAt(world, 1) }] })],
    ['ORDER_TOO_SMALL', () => ({ quantity: '0.0001', take_profit: [] })],
    ['RISK_AMOUNT_EXCEEDED', () => ({ quantity: '0.5' })],
    ['INSUFFICIENT_BALANCE', () => ({ ...tight(), leverage: 1 })],
  ])('by the check %s', async (code, more) => {
    const { status, body } = await hand.send('POST', trades, waiting(more()))
    expect([status, body.code, body.details?.[0]?.check]).toEqual([422, code, code])
  })

  const tight = () => ({
    symbol: 'SOL_USDT',
    entry_price: priceAt(world, -1, 'SOL'),
    stop_loss_price: priceAt(world, -1.1, 'SOL'),
    quantity: '300',
    take_profit: [],
  })
  const around = (symbol: string) => ({
    entry_price: priceAt(world, -1, symbol),
    stop_loss_price: priceAt(world, -3, symbol),
    take_profit: [],
  })

  test('on the other side of a market that it holds', async () => {
    const body = waiting({ side: 'sell', stop_loss_price: priceAt(world, 3), take_profit: [] })
    const answer = await hand.send('POST', trades, body)
    expect([answer.status, answer.body.code]).toEqual([409, 'OPPOSITE_SIDE'])
  })

  test('beyond the number of open positions', async () => {
    await hand.send('PUT', '/api/v1/risk-config', { max_open_positions: 1 })
    const { status, body } = await hand.send('POST', trades, waiting())
    expect([status, body.details]).toMatchObject([
      422,
      [{ check: 'MAX_POSITIONS_REACHED', actual: '1', limit: '1' }],
    ])
  })
})

test('several trades share a market and a side', async () => {
  const own = await newHand(world)
  const made = await Promise.all(
    [1, 2, 3].map(() =>
      own.send<DeskTrade>('POST', trades, waiting({ quantity: '0.005', take_profit: [] })),
    ),
  )
  expect(made.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(await world.ctx.store.mandates.living(own.user.id)).toHaveLength(1)
})

test('of many at once only as many as the limit allows are placed', async () => {
  const own = await newHand(world)
  await own.send('PUT', '/api/v1/risk-config', { max_open_positions: 2 })
  const made = await Promise.all(
    [1, 2, 3, 4].map(() =>
      own.send('POST', trades, waiting({ quantity: '0.005', take_profit: [] })),
    ),
  )
  const statuses = made.map(({ status }) => status)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 201, 422, 422])
})

describe('a market has one holder', () => {
  const session = { budget: 100, profitTarget: 40, assetIndex: 0 }

  test('the desk: a session is told so, by preflight as by the start', async () => {
    const { status, body } = await hand.send('POST', '/trading-sessions', session)
    expect([status, body.code]).toEqual([409, 'MARKET_TAKEN'])
    expect(body.message).toMatch(/by hand live in BTC.*cancel them first/)
    const { body: preflight } = await hand.send<{ checks: { id: string; message: string }[] }>(
      'POST',
      '/trading-sessions/preflight',
      session,
    )
    const market = preflight.checks.find(({ id }) => id === 'market_free')
    expect(market).toMatchObject({ status: 'failed', message: body.message })
  })

  test('a session: the desk is told so', async () => {
    const own = await newHand(world)
    expect((await own.send('POST', '/trading-sessions', session)).status).toBe(201)
    for (const path of [trades, `${trades}/check`]) {
      const { status, body } = await own.send('POST', path, waiting())
      expect([status, body.code]).toEqual([409, 'MARKET_TAKEN'])
      expect(body.message).toMatch(/session of yours trades BTC: stop it first/)
    }
  })
})

test('a trade of somebody else is as absent as what never was', async () => {
  const stranger = await newHand(world)
  for (const id of [kept.id, 'nobody']) {
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['DELETE', '', undefined],
      ['POST', '/close', { percent: 50 }],
      ['PUT', '/sl', { price: '1' }],
      ['PUT', '/tp', { price: '1' }],
      ['PUT', '/breakeven', { enabled: true }],
    ] as const) {
      const answer = await stranger.send(method, `${trades}/${id}${path}`, body)
      expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND'])
    }
  }
  const mine = await hand.send<DeskTrade>('GET', `${trades}/${kept.id}`)
  expect(mine.body).toMatchObject({ id: kept.id, status: 'pending', quantity: '0.02' })
  const others = { ...waiting(), exchange_account_id: hand.user.id }
  expect((await stranger.send('POST', trades, others)).status).toBe(404)
})

test('without an agent nothing is placed', async () => {
  const own = await signIn(world.api)
  await world.faucet(own.wallet.address, '10000')
  const { status, body } = await own.send('POST', trades, waiting())
  expect([status, body.code]).toEqual([409, 'AGENT_NOT_APPROVED'])
})

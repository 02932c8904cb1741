// Risk limits over HTTP, as documented; and that nobody can widen them in the heat of a loss.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RiskConfig } from '../../../contract/desk/risk-config.ts'
import type { RiskDay } from '../../../contract/desk/risk-day.ts'
import { divide } from '../../../contract/decimal.ts'
import { roundSize } from '../../../engine/precision.ts'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../testing/worlds/api-world.ts'
import { newHand, priceAt, trades } from '../../testing/desk-api.ts'

/** The example from the documents. */
const sample = {
  account_risk_percent: 2.0,
  max_risk_amount: 150.0,
  max_position_size: 0.5,
  max_leverage: 5,
  daily_max_drawdown_percent: 5.0,
  max_open_positions: 5,
  require_stop_loss: true,
  min_risk_reward_ratio: 1.5,
}
const path = '/api/v1/risk-config'

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

async function person(usdc = '10000'): Promise<Client> {
  const client = await signIn(world.api)
  await world.faucet(client.wallet.address, usdc)
  return client
}

/** Pretends that the day began with this equity. */
async function beganWith({ user }: Client, equity: string): Promise<void> {
  const now = world.ctx.clock()
  const day = now - (now % 86_400_000)
  await world.ctx.store.equityDays.begin({ userId: user.id, day, equity, at: now })
}

test('is what everybody has until they change it, and takes the documents’ body', async () => {
  const { send } = await person()
  expect((await send('GET', path)).body).toEqual({
    ...sample,
    limits_sessions: false,
    max_risk_amount: null,
    max_position_size: null,
    pending: null,
  })
  const put = await send('PUT', path, sample)
  expect([put.status, put.body]).toEqual([200, { ...sample, limits_sessions: true, pending: null }])
  expect((await send('GET', path)).body).toEqual(put.body)
})

test('a part changes that part', async () => {
  const { send } = await person()
  await send('PUT', path, sample)
  const { body } = await send('PUT', path, { max_risk_amount: 0.1 })
  expect(body).toEqual({ ...sample, limits_sessions: true, max_risk_amount: 0.1, pending: null })
})

test('is loosened at once on a calm day', async () => {
  const { send } = await person()
  await send('PUT', path, sample)
  const { body } = await send('PUT', path, { max_risk_amount: null, account_risk_percent: 10 })
  expect(body).toMatchObject({ max_risk_amount: null, account_risk_percent: 10, pending: null })
})

test('is loosened tomorrow once half of the daily limit is lost, and tightened at once', async () => {
  const client = await person('975')
  await beganWith(client, '1000')
  const { body } = await client.send<RiskConfig>('PUT', path, {
    account_risk_percent: 50,
    max_leverage: 2,
  })
  expect(body).toMatchObject({ account_risk_percent: 2, max_leverage: 2 })
  const { pending } = body
  expect(pending).toMatchObject({ account_risk_percent: 50, max_leverage: 2 })
  const at = Date.parse(pending?.takes_effect_at ?? '')
  expect(at % 86_400_000).toBe(0)
  expect(at).toBeGreaterThan(world.ctx.clock())
  // The person changes their mind and tightens the limit.
  const calmer = await client.send<RiskConfig>('PUT', path, { account_risk_percent: 1 })
  expect(calmer.body).toMatchObject({ account_risk_percent: 1, pending: null })
})

test.each([
  ['account_risk_percent', 0],
  ['account_risk_percent', 100.1],
  ['max_risk_amount', -1],
  ['max_risk_amount', 1e-9],
  ['max_position_size', 'much'],
  ['max_leverage', 0],
  ['max_leverage', 2.5],
  ['max_leverage', 999],
  ['daily_max_drawdown_percent', null],
  ['max_open_positions', 0],
  ['require_stop_loss', 1],
  ['min_risk_reward_ratio', -0.1],
])('%s may not be %s', async (field, value) => {
  const { send } = await signIn(world.api)
  const { status, body } = await send('PUT', path, { [field]: value })
  expect([status, body.code, body.details?.[0]?.path]).toEqual([400, 'VALIDATION_FAILED', field])
  expect(body).toHaveProperty('request_id')
})

test('tells how the day has gone, as the checks measure it', async () => {
  const someone = await person('9600')
  await beganWith(someone, '10000')
  const { status, body } = await someone.send<RiskDay>('GET', `${path}/today`)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    balance: '9600',
    available: '9600',
    promised: '0',
    open_positions: 0,
    day_start_equity: '10000',
    day_net: '-400',
    day_loss: '400',
    daily_drawdown_percent: '4',
  })
  expect(Number(body.taker_fee)).toBeGreaterThan(0.00045)
})

test('what running sessions may still use is kept back from trades by hand', async () => {
  const hand = await newHand(world, '1000')
  const half = {
    symbol: 'BTC_USDT',
    side: 'buy',
    quantity: roundSize(divide(500, priceAt(world, 0)), 5),
    leverage: 1,
    stop_loss_price: priceAt(world, -1),
  }
  expect((await hand.send('POST', `${trades}/check`, half)).status).toBe(200)
  const start = { budget: 900, profitTarget: 40, assetIndex: 1 }
  expect((await hand.send('POST', '/trading-sessions', start)).status).toBe(201)
  const { body: day } = await hand.send<RiskDay>('GET', `${path}/today`)
  expect(Number(day.promised)).toBeGreaterThan(0)
  // Less what the session's own fees have cost already.
  expect(Number(day.available)).toBeLessThanOrEqual(100)
  const { status, body } = await hand.send('POST', `${trades}/check`, half)
  expect([status, body.code]).toEqual([422, 'INSUFFICIENT_BALANCE'])
  expect(body.message).toMatch(/is free, without the [\d.]+ that running sessions may still use/)
})

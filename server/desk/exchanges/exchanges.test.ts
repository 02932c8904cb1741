// The viewer's own account and the agent that trades it: the same one, whichever endpoint asked for it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { TradingKey } from '../../../contract/people/auth.ts'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../testing/worlds/api-world.ts'
import { newHand, priceAt } from '../../testing/desk-api.ts'

const base = '/api/v1/exchanges'

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

type Init = OutputOf<typeof contract.initAgentWallet>

async function approve({ send, wallet }: Client, what = 'agent-wallet') {
  const { address } = wallet
  const { status, body: init } = await send<Init>('POST', `${base}/${what}/init`, {
    wallet_address: address,
  })
  const { domain, types, primaryType, message } = init.typed_data
  const signature = await wallet.signTypedData({ domain, types, primaryType, message })
  const { account_id, nonce } = init
  const answer = await send<{ success: boolean }>('POST', `${base}/${what}/approve`, {
    account_id,
    signature,
    nonce,
  })
  return { status, init, answer }
}

test('an agent is made, approved and revoked, and is the trading key’s', async () => {
  const client = await signIn(world.api)
  const { send, user, wallet } = client
  await world.faucet(wallet.address, '1000')
  const accounts = () => send('GET', `${base}/accounts`)
  expect((await accounts()).body).toMatchObject({
    items: [{ id: user.id, is_active: false, requires_reauthorization: true }],
    total: 1,
  })
  const revoke = `${base}/agent-wallet/${user.id}/revoke`
  expect((await send('DELETE', revoke)).body.code).toBe('NOT_ACTIVE')

  const { init, answer } = await approve(client)
  expect([answer.status, answer.body]).toMatchObject([
    200,
    { success: true, agent_address: init.agent_address },
  ])
  const { body: key } = await send<TradingKey>('GET', '/auth/evm/trading-key')
  expect(key.agentAddress.toLowerCase()).toBe(init.agent_address.toLowerCase())
  expect((await accounts()).body).toMatchObject({
    items: [{ is_active: true, permissions: ['read', 'trade'], wallet_address: wallet.address }],
  })
  expect((await send('DELETE', revoke)).status).toBe(200)
  expect((await accounts()).body).toMatchObject({ items: [{ is_active: false }] })
})

test('an agent that waits already is told again with 200, also under an idempotency key', async () => {
  const { send, wallet } = await signIn(world.api)
  await world.faucet(wallet.address, '1000')
  const init = (key: string) =>
    send<Init>(
      'POST',
      `${base}/agent-wallet/init`,
      { wallet_address: wallet.address },
      { 'idempotency-key': key },
    )
  const [first, second] = [await init('one'), await init('another')]
  expect([first.status, first.body.is_new]).toEqual([201, true])
  expect([second.status, second.body.is_new]).toEqual([200, false])
  expect(second.body.agent_address).toBe(first.body.agent_address)
  expect([(await init('one')).status, (await init('another')).status]).toEqual([201, 200])
  const own = { exchange_name: 'hyperliquid', wallet_address: wallet.address }
  expect((await send('POST', `${base}/accounts`, own)).status).toBe(200)
})

test('a program that knows the desk alone lets its account trade, and trades', async () => {
  const client = await signIn(world.api)
  const { send, user, wallet } = client
  await world.faucet(wallet.address, '1000')
  await approve(client)
  const trade = { symbol: 'BTC', side: 'buy', stop_loss_price: priceAt(world, -2) }
  const refused = await send('POST', '/api/v1/trades', trade)
  expect(refused.body.code).toBe('BUILDER_FEE_NOT_APPROVED')
  const { init, answer } = await approve(client, 'builder-fee')
  expect([init, answer.status, answer.body]).toMatchObject([
    { approved: false, account_id: user.id },
    200,
    { success: true },
  ])
  const again = await approve(client, 'builder-fee')
  expect([again.init, again.answer.status, again.answer.body]).toMatchObject([
    { approved: true },
    409,
    { code: 'ALREADY_APPROVED' },
  ])
  expect((await send('POST', '/api/v1/trades', trade)).status).toBe(201)
})

test('an approval that the wallet did not sign is the exchange’s to refuse', async () => {
  const { send, user, wallet } = await signIn(world.api)
  await world.faucet(wallet.address, '1000')
  const body = { account_id: user.id, signature: `0x${'11'.repeat(64)}1b`, nonce: Date.now() }
  const { status } = await send('POST', `${base}/agent-wallet/approve`, body)
  expect(status).toBe(409)
})

test('balance, positions and a test of the connection are the exchange’s own', async () => {
  const { send, user } = await newHand(world)
  const path = `${base}/accounts/${user.id}`
  expect((await send('POST', `${path}/test`)).body).toMatchObject({ status: 'success' })
  expect((await send('GET', `${path}/balance`)).body).toMatchObject({
    currency: 'USDC',
    total: '10000',
    used: '0',
  })
  const trade = {
    symbol: 'BTC',
    side: 'buy',
    quantity: '0.02',
    stop_loss_price: priceAt(world, -2),
  }
  expect((await send('POST', '/api/v1/trades', trade)).status).toBe(201)
  const { body } = await send('GET', `${path}/positions`)
  expect(body).toMatchObject({
    positions: [{ symbol: 'BTC_USDT', side: 'buy', contracts: '0.02', leverage: 5 }],
    open_orders: [{ symbol: 'BTC_USDT', side: 'sell', reduce_only: true }],
  })
  const revoked = await send('DELETE', `${base}/agent-wallet/${user.id}/revoke`)
  expect(revoked.body.message).toMatch(/still trades for 1 trade by hand: stop and close first/)
  const removed = await send('DELETE', path)
  expect(removed.body.message).toBe('1 trade is open on this account: close it first')
})

test('accounts of others are absent', async () => {
  const [one, other] = [await signIn(world.api), await signIn(world.api)]
  for (const [method, path] of [
    ['POST', `/accounts/${other.user.id}/test`],
    ['GET', `/accounts/${other.user.id}/balance`],
    ['GET', `/accounts/${other.user.id}/positions`],
    ['DELETE', `/agent-wallet/${other.user.id}/revoke`],
  ] as const) {
    const { status, body } = await one.send(method, base + path)
    expect([status, body.code]).toEqual([404, 'NOT_FOUND'])
  }
  const wallet_address = other.wallet.address
  const signed = { account_id: other.user.id, signature: `0x${'11'.repeat(64)}1b`, nonce: 1 }
  for (const what of ['agent-wallet', 'builder-fee']) {
    const init = await one.send('POST', `${base}/${what}/init`, { wallet_address })
    const approval = await one.send('POST', `${base}/${what}/approve`, signed)
    expect([init.status, approval.status]).toEqual([404, 404])
  }
})

test('while the exchange is away the accounts are listed as last known, each with its state', async () => {
  const { send, user, wallet } = await newHand(world)
  type Listed = OutputOf<typeof contract.listExchangeAccounts>
  const own = async () => {
    const { status, body } = await send<Listed>('GET', `${base}/accounts`)
    expect(status).toBe(200)
    return body.items[0]
  }
  await expect
    .poll(own, { timeout: 60_000 })
    .toMatchObject({ id: user.id, is_active: true, state: 'ok' })
  await world.fail('F16', wallet.address, 300)
  try {
    // A look of a moment ago still counts.
    await expect.poll(own, { timeout: 60_000 }).toMatchObject({ state: 'unreachable' })
    expect(await own()).toMatchObject({ is_active: true, permissions: ['read', 'trade'] })
  } finally {
    await world.fail('F16', wallet.address, 0)
  }
  await expect.poll(own, { timeout: 60_000 }).toMatchObject({ state: 'ok' })
}, 240_000)

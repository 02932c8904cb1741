// Accounts at other venues: added by key, looked at, and kept to their owner. The venues are a stand-in that speaks as they do.
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { rowsOf } from '../../storage/kernel/rows.ts'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../testing/worlds/api-world.ts'
import { binanceBalance } from '../../testing/key-venues/binance.ts'
import {
  type Fault,
  type KeyVenueStandIn,
  startKeyVenues,
} from '../../testing/key-venues/key-venues.ts'

const base = '/api/v1/exchanges'
const accounts = `${base}/accounts`
type Account = OutputOf<typeof contract.addExchangeAccount>
type Accounts = OutputOf<typeof contract.listExchangeAccounts>

let place: KeyVenueStandIn
let world: ApiWorld
beforeAll(async () => {
  place = await startKeyVenues()
  world = await startApiWorld({ keyVenuesUrl: place.url, logLevel: 'debug' })
})
afterEach(() => place.fail(null))
afterAll(async () => {
  await world.stop()
  await place.stop()
})

let made = 0
/** A key that the venues know, of nobody else. */
function newKey(rights: { mayTrade?: boolean; mayWithdraw?: boolean } = {}) {
  const number = ++made
  const key = { apiKey: `canary-key-${number}`, secret: `canary-secret-${number}` }
  place.allow({ ...key, ...rights })
  return { exchange_name: 'binance', api_key: key.apiKey, secret: key.secret }
}

async function added({ send }: Client, body: object = newKey()): Promise<Account> {
  const answer = await send<Account>('POST', accounts, body)
  expect([answer.status, answer.body.message]).toEqual([201, undefined])
  return answer.body
}

test('what is offered says what it asks for, and that nothing is traded there', async () => {
  const { send } = await signIn(world.api)
  const { body } = await send<OutputOf<typeof contract.listExchanges>>('GET', base)
  expect(body.map(({ id }) => id)).toEqual(
    'hyperliquid binance bybit okx bitget gateio phemex blofin woo'.split(' '),
  )
  expect(body).toContainEqual({
    id: 'okx',
    name: 'OKX',
    type: 'cex',
    requires: ['api_key', 'secret', 'passphrase'],
    can_trade: false,
  })
  expect((await send('GET', `${base}/supported`)).body).toEqual({
    exchanges: body.map(({ id }) => id),
  })
})

test('an account is added, tested, read and removed', async () => {
  const client = await signIn(world.api)
  const { send } = client
  const account = await added(client, { ...newKey({ mayTrade: true }), account_name: 'Savings' })
  expect(account).toMatchObject({
    exchange_name: 'binance',
    account_name: 'Savings',
    auth_mode: 'api_key',
    wallet_address: null,
    permissions: ['read', 'trade'],
    can_withdraw: false,
    is_active: true,
    requires_reauthorization: false,
  })
  const path = `${accounts}/${account.id}`
  expect((await send('POST', `${path}/test`)).body).toMatchObject({
    account_id: account.id,
    exchange_name: 'binance',
    status: 'success',
  })
  expect((await send('GET', `${path}/balance`)).body).toMatchObject({
    currency: 'USDT',
    total: binanceBalance,
    available: '12000.5',
  })
  expect((await send('GET', `${path}/positions`)).body).toMatchObject({
    positions: [{ symbol: 'BTC_USDT', side: 'sell', contracts: '0.05', leverage: null }],
    open_orders: [{ quantity: '0.04', remaining: '0.03', reduce_only: true }],
  })
  const health = await send('GET', '/api/v1/health/sidecar')
  expect(health.body).toEqual({ status: 'ok', venues: ['binance'] })
  expect((await send('DELETE', path)).status).toBe(200)
  expect((await send<Accounts>('GET', accounts)).body.total).toBe(1)
  expect((await send('GET', `${path}/balance`)).status).toBe(404)
  expect((await send('DELETE', path)).status).toBe(404)
})

test.each([
  ['a wrong secret', { secret: 'not-the-secret' }, 401, 'INVALID_CREDENTIALS'],
  ['a key that nobody knows', { api_key: 'nobody-knows-me' }, 401, 'INVALID_CREDENTIALS'],
  ['no secret', { secret: undefined }, 400, 'VALIDATION_FAILED'],
  ['a venue that is not offered', { exchange_name: 'kraken' }, 400, 'VALIDATION_FAILED'],
  ['a venue’s address', { base_url: 'http://127.0.0.1' }, 400, 'VALIDATION_FAILED'],
  ['a passphrase too many', { passphrase: 'open sesame' }, 400, 'VALIDATION_FAILED'],
  ['a passphrase too few', { exchange_name: 'okx' }, 400, 'VALIDATION_FAILED'],
  ['a key with a line break', { api_key: 'a-key\r\nHost: here' }, 400, 'VALIDATION_FAILED'],
  ['a wallet', { wallet_address: `0x${'ab'.repeat(20)}` }, 400, 'VALIDATION_FAILED'],
])('%s is refused, and nothing is kept', async (_name, wrong, status, code) => {
  const { send } = await signIn(world.api)
  const answer = await send('POST', accounts, { ...newKey(), ...wrong })
  expect([answer.status, answer.body.code]).toEqual([status, code])
  expect((await send<Accounts>('GET', accounts)).body.total).toBe(1)
})

const faults: [Fault, number, string][] = [
  ['rate', 429, 'RATE_LIMITED'],
  ['down', 502, 'EXCHANGE_UNREACHABLE'],
  ['page', 502, 'EXCHANGE_UNREACHABLE'],
  ['empty', 502, 'EXCHANGE_UNREACHABLE'],
]
test.each(faults)(
  'a venue whose fault is "%s" is told as %i, and nothing is kept',
  async (fault, ...told) => {
    const { send } = await signIn(world.api)
    place.fail(fault)
    const answer = await send('POST', accounts, newKey())
    expect([answer.status, answer.body.code]).toEqual(told)
    expect((await send<Accounts>('GET', accounts)).body.total).toBe(1)
  },
)

test('a key that may withdraw is refused and told so, also when that was allowed later', async () => {
  const client = await signIn(world.api)
  const { send } = client
  const { status, body } = await send('POST', accounts, newKey({ mayWithdraw: true }))
  expect([status, body.code]).toEqual([400, 'KEY_MAY_WITHDRAW'])
  expect(body.message).toContain('may withdraw')

  const key = newKey()
  const { id } = await added(client, key)
  place.allow({ apiKey: key.api_key, secret: key.secret, mayWithdraw: true })
  expect((await send('POST', `${accounts}/${id}/test`)).body).toMatchObject({ status: 'failed' })
  expect((await send<Accounts>('GET', accounts)).body.items[1]).toMatchObject({
    can_withdraw: true,
    is_active: false,
    requires_reauthorization: true,
  })
})

test('a key that its venue takes no more says so, until it does again', async () => {
  const client = await signIn(world.api)
  const key = newKey()
  const { id } = await added(client, key)
  const second = async () => (await client.send<Accounts>('GET', accounts)).body.items[1]
  place.forbid(key.api_key)
  const refused = await client.send('GET', `${accounts}/${id}/balance`)
  expect([refused.status, refused.body.code]).toEqual([401, 'INVALID_CREDENTIALS'])
  expect(await second()).toMatchObject({ is_active: false, requires_reauthorization: true })
  place.allow({ apiKey: key.api_key, secret: key.secret })
  expect((await client.send('GET', `${accounts}/${id}/balance`)).status).toBe(200)
  expect(await second()).toMatchObject({ is_active: true, requires_reauthorization: false })
})

test('the same key twice is refused, also at once; the same request twice is one account', async () => {
  const { send } = await signIn(world.api)
  const key = newKey()
  const answers = await Promise.all([send('POST', accounts, key), send('POST', accounts, key)])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('ACCOUNT_EXISTS')

  const other = newKey()
  const headers = { 'idempotency-key': 'once-and-no-more' }
  const [first, again] = [
    await send<Account>('POST', accounts, other, headers),
    await send<Account>('POST', accounts, other, headers),
  ]
  expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id])
  expect((await send<Accounts>('GET', accounts)).body.total).toBe(3)
})

test('twenty accounts are as many as one may have', async () => {
  const client = await signIn(world.api)
  const { store, newId, clock } = world.ctx
  for (let number = 1; number <= 20; number++) {
    const row = { venue: 'binance', name: 'One', ciphertext: 'v1.', fingerprint: String(number) }
    const at = { createdAt: clock(), lastUsedAt: null, refusedAt: null }
    const rights = { canTrade: null, canWithdraw: null }
    await store.venueAccounts.insert({
      id: newId(),
      userId: client.user.id,
      ...row,
      ...at,
      ...rights,
    })
  }
  const { status, body } = await client.send('POST', accounts, newKey())
  expect([status, body.code]).toEqual([409, 'TOO_MANY_ACCOUNTS'])
  // And a key that was sealed with another secret is nobody's any more.
  const [, one] = (await client.send<Accounts>('GET', accounts)).body.items
  const unread = await client.send('GET', `${accounts}/${one?.id}/balance`)
  expect([unread.status, unread.body.code]).toEqual([401, 'INVALID_CREDENTIALS'])
})

test('nothing is traded on it, and the viewer’s own account stays', async () => {
  const client = await signIn(world.api)
  const { send, user, wallet } = client
  const { id } = await added(client)
  const trade = { symbol: 'BTC', side: 'buy', quantity: '0.01', exchange_account_id: id }
  for (const path of ['/api/v1/trades', '/api/v1/trades/check']) {
    const { status, body } = await send('POST', path, trade)
    expect([status, body.code]).toEqual([409, 'VENUE_READ_ONLY'])
  }
  const own = await send('DELETE', `${accounts}/${user.id}`)
  expect([own.status, own.body.code]).toEqual([409, 'ACCOUNT_IN_USE'])
  const again = { exchange_name: 'hyperliquid', wallet_address: wallet.address }
  expect((await send('POST', accounts, again)).body).toMatchObject({ id: user.id })
})

test('accounts of others are absent', async () => {
  const [owner, stranger] = [await signIn(world.api), await signIn(world.api)]
  const { id } = await added(owner)
  for (const [method, path] of [
    ['DELETE', `${accounts}/${id}`],
    ['POST', `${accounts}/${id}/test`],
    ['GET', `${accounts}/${id}/balance`],
    ['GET', `${accounts}/${id}/positions`],
  ] as const) {
    const { status, body } = await stranger.send(method, path)
    expect([method, status, body.code]).toEqual([method, 404, 'NOT_FOUND'])
  }
  const trade = { symbol: 'BTC', side: 'buy', quantity: '0.01', exchange_account_id: id }
  expect((await stranger.send('POST', '/api/v1/trades', trade)).status).toBe(404)
  expect((await stranger.send<Accounts>('GET', accounts)).body.total).toBe(1)
  expect((await owner.send('GET', `${accounts}/${id}/balance`)).status).toBe(200)
})

test('secrets are in no answer, no log line and no row', async () => {
  const client = await signIn(world.api)
  const told: unknown[] = []
  const send: Client['send'] = async (method, path, body, headers) => {
    const answer = await client.send<never>(method, path, body, headers)
    told.push(answer.body, [...answer.headers])
    return answer
  }
  const key = { ...newKey(), account_name: 'Mine' }
  const { body } = await send<Account>('POST', accounts, key)
  await send('POST', accounts, key)
  await send('POST', accounts, { ...key, exchange_name: 'bybit', secret: 'canary-secret-wrong' })
  await send('POST', accounts, { ...key, exchange_name: 'okx', passphrase: 'canary\nphrase' })
  await send('POST', accounts, { ...key, secret: ['canary-secret-in-a-list'] })
  for (const fault of ['rate', 'down', 'page'] as const) {
    place.fail(fault)
    await send('GET', `${accounts}/${body.id}/balance`)
    await send('POST', `${accounts}/${body.id}/test`)
  }
  place.fail(null)
  await send('GET', accounts)
  expect(place.seen.join('\n')).toContain(key.api_key)

  const rows: unknown[] = []
  const tables = await rowsOf<{ name: string }>(
    world.database,
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  )
  for (const { name } of tables) {
    rows.push(await rowsOf(world.database, sql`select * from ${sql.identifier(name)}`))
  }
  expect(JSON.stringify(rows)).toContain(body.id)
  for (const where of [told, world.logged, rows]) {
    expect(JSON.stringify(where)).not.toMatch(/canary-(key|secret)|canary.phrase/)
  }
})

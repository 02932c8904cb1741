// Trades that are typed: exact, marked as such, counted like imports, outside the ledger, and changed by their owner only.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import type { Overview } from '../../../contract/journal/journal-figures.ts'
import type { JournalTrade, JournalTradeDetail } from '../../../contract/journal/journal-trade.ts'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../testing/worlds/api-world.ts'
import { pastTrade } from '../../testing/past-trade.ts'

type List = OutputOf<typeof contract.listJournalTrades>
const base = '/api/v1/journal'
const path = `${base}/trades`

let world: ApiWorld
beforeAll(async () => {
  world = await startApiWorld()
})
afterAll(() => world.stop())

const long = {
  exchange: 'kraken',
  symbol: 'BTC_USDT',
  side: 'buy',
  quantity: '0.30000000',
  entry_price: 50_000.1,
  exit_price: '51000.2',
  fees: '4.1',
  funding: '-0.20',
  opened_at: '2026-04-01T09:30:00+02:00',
  closed_at: '2026-04-01T10:30:00Z',
  leverage: 5,
  stop_loss: '49000.1',
  target: '52000',
  setup_tag: 'breakout',
}

const asked = (client: Client, body: object, headers = {}) =>
  client.send<JournalTrade>('POST', path, body, headers)
async function typed(client: Client, more: object = {}): Promise<JournalTrade> {
  const { status, body } = await asked(client, { ...long, ...more })
  expect([status, body.message]).toEqual([201, undefined])
  return body
}
const listed = async ({ send }: Client) => (await send<List>('GET', path)).body
const overview = async ({ send }: Client) =>
  (await send<Overview>('GET', `${base}/analytics/overview`)).body

test('what it earned is computed from its prices, exactly', async () => {
  const trade = await typed(await signIn(world.api))
  expect(trade).toMatchObject({
    origin: 'manual',
    source: 'typed',
    exchange: 'kraken',
    symbol: 'BTC_USDT',
    side: 'buy',
    quantity: '0.3',
    entry_price: '50000.1',
    exit_price: '51000.2',
    realized_pnl: '300.03',
    fees: '4.1',
    funding: '-0.2',
    net_pnl: '295.73',
    risk_amount: '300',
    r_multiple: '0.98576667',
    opened_at: '2026-04-01T07:30:00.000Z',
    duration_secs: 10_800,
    planned: true,
    status: 'final',
    mae: null,
    session_id: null,
    trade_group_id: null,
    account_id: null,
    notes: '',
    tags: [],
  })
})

test('a short without a stop is no plan, and has no R', async () => {
  const { opened_at, closed_at } = long
  const { status, body } = await asked(await signIn(world.api), {
    symbol: 'kPEPE_USDC',
    side: 'short',
    quantity: 1_000,
    entry_price: '0.012',
    exit_price: '0.01234567',
    fees: '-0.01',
    opened_at,
    closed_at,
  })
  expect([status, body.message]).toEqual([201, undefined])
  expect(body).toMatchObject({
    exchange: 'other',
    side: 'sell',
    realized_pnl: '-0.34567',
    fees: '-0.01',
    net_pnl: '-0.33567',
    risk_amount: null,
    r_multiple: null,
    planned: false,
    leverage: null,
  })
})

test('it is marked in the list and in both exports, has no fills, and is found by its filters', async () => {
  const client = await signIn(world.api)
  const trade = await typed(client)
  expect((await listed(client)).trades).toEqual([trade])
  const detail = await client.send<JournalTradeDetail>('GET', `${path}/${trade.id}`)
  expect(detail.body).toMatchObject({ source: 'typed', fills: [], stops: [], targets: [] })
  const headers = { authorization: `Bearer ${client.token}` }
  const exported = async (format: string) =>
    (await fetch(`${world.api}${base}/export?format=${format}`, { headers })).text()
  const [head = '', line = ''] = (await exported('csv')).split('\r\n')
  expect(line.split(',')[head.split(',').indexOf('source')]).toBe('typed')
  expect(await exported('md')).toContain('\nsource: "typed"\n')
  const found = await client.send<List>('GET', `${path}?exchange=kraken&setup=breakout&planned=yes`)
  expect(found.body.total).toBe(1)
})

test('figures count it like an imported trade, and the ledger comparison does not', async () => {
  const client = await signIn(world.api)
  await world.ctx.store.journalTrades.insertTrades(client.user.id, [pastTrade(randomUUID())])
  const before = await overview(client)
  const trade = await typed(client)
  const told = await overview(client)
  expect(told).toMatchObject({ n: 2, account: { net_pnl: '391.73', total_fees: '8.1' } })
  expect(told.ledger).not.toBeNull()
  expect(told.ledger).toEqual(before.ledger)
  expect(told.ledger).toMatchObject({ journal_sum: '0', difference: '0' })
  const curve = await client.send<OutputOf<typeof contract.getEquityCurve>>(
    'GET',
    `${base}/analytics/equity-curve`,
  )
  expect(curve.body.data.every(({ is_true_equity }) => !is_true_equity)).toBe(true)

  await client.send('PUT', `${path}/${trade.id}`, { ...long, exit_price: '50000.1' })
  expect((await overview(client)).account.net_pnl).toBe('91.7')
  await client.send('DELETE', `${path}/${trade.id}`)
  expect(await overview(client)).toMatchObject({ n: 1, account: { net_pnl: '96' } })
})

test('it is changed as a whole, and keeps its notes, tags and entries', async () => {
  const client = await signIn(world.api)
  const { id } = await typed(client)
  const at = `${path}/${id}`
  const tag = await client.send<{ id: string }>('POST', `${base}/tags`, { name: 'late' })
  await client.send('POST', `${at}/tags`, { tag_id: tag.body.id })
  await client.send('PATCH', `${at}/notes`, { notes: 'from memory' })
  const entry = await client.send<{ id: string }>('POST', `${base}/entries`, { trade_id: id })
  const planless = { stop_loss: undefined, target: undefined, leverage: undefined }
  const changed = await client.send<JournalTrade>('PUT', at, {
    ...long,
    ...planless,
    side: 'sell',
  })
  expect(changed.status).toBe(200)
  expect(changed.body).toMatchObject({
    id,
    side: 'sell',
    net_pnl: '-304.33',
    stop_loss: null,
    target: null,
    leverage: null,
    r_multiple: null,
    planned: false,
    notes: 'from memory',
    tags: [{ name: 'late' }],
  })
  expect((await listed(client)).trades).toEqual([changed.body])

  expect((await client.send('DELETE', at)).status).toBe(200)
  expect((await client.send('GET', at)).status).toBe(404)
  expect((await client.send('DELETE', at)).status).toBe(404)
  const kept = await client.send<{ trade_id: string | null }>(
    'GET',
    `${base}/entries/${entry.body.id}`,
  )
  expect([kept.status, kept.body.trade_id]).toEqual([200, null])
})

test('nobody changes trades of others, or trades that are made of fills', async () => {
  const [owner, stranger] = [await signIn(world.api), await signIn(world.api)]
  const own = await typed(owner)
  const filled = pastTrade(randomUUID())
  const live = pastTrade(randomUUID(), { source: 'live', origin: 'manual' })
  await world.ctx.store.journalTrades.insertTrades(owner.user.id, [filled, live])
  const before = await listed(owner)
  const epoch = async () =>
    (await world.ctx.store.journalBooks.state(owner.user.id, Date.now())).epoch
  const first = await epoch()
  for (const [client, id] of [
    [stranger, own.id],
    [stranger, filled.id],
    [owner, filled.id],
    [owner, live.id],
    [owner, randomUUID()],
  ] as const) {
    for (const [method, body] of [['PUT', long], ['DELETE']] as const) {
      const answer = await client.send(method, `${path}/${id}`, body)
      expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND'])
    }
  }
  expect(await listed(owner)).toEqual(before)
  expect((await listed(stranger)).total).toBe(0)
  // Nobody's journal has to be read anew for it.
  expect(await epoch()).toBe(first)
})

test('with an Idempotency-Key it is added once', async () => {
  const client = await signIn(world.api)
  const key = { 'idempotency-key': 'typed-1' }
  const [one, other] = [await asked(client, long, key), await asked(client, long, key)]
  expect(other.body).toEqual(one.body)
  expect((await asked(client, { ...long, quantity: '1' }, key)).status).toBe(409)
  expect((await listed(client)).total).toBe(1)
})

test('the largest that is taken stays exact', async () => {
  const client = await signIn(world.api)
  const huge = { ...long, entry_price: '1', exit_price: '2', stop_loss: null, target: null }
  const more = { ...huge, quantity: '10000000', fees: '0.00000001', funding: '10000000' }
  for (let i = 0; i < 3; i++) await typed(client, more)
  expect((await overview(client)).account.net_pnl).toBe('59999999.99999997')
})

test.each<[string, object]>([
  ['quantity', { quantity: '0' }],
  ['quantity', { quantity: '0.00000000' }],
  ['quantity', { quantity: '-1' }],
  ['quantity', { quantity: '1e5' }],
  ['quantity', { quantity: 1e-9 }],
  ['quantity', { quantity: 'NaN' }],
  ['quantity', { quantity: '0x10' }],
  ['quantity', { quantity: ' 1' }],
  ['quantity', { quantity: '1,5' }],
  ['quantity', { quantity: '9'.repeat(13) }],
  ['quantity', { quantity: '999999999999', exit_price: '999999999999' }],
  ['quantity', { quantity: '10000.00000001', stop_loss: '0.00000001' }],
  ['entry_price', { entry_price: null }],
  ['entry_price', { entry_price: '0' }],
  ['exit_price', { exit_price: '0.000000001' }],
  ['exit_price', { exit_price: ['1'] }],
  ['fees', { fees: '10000000.00000001' }],
  ['fees', { fees: '--1' }],
  ['funding', { funding: '-10000000.1' }],
  ['funding', { funding: '+1' }],
  ['leverage', { leverage: 0 }],
  ['leverage', { leverage: 1_001 }],
  ['leverage', { leverage: '5' }],
  ['stop_loss', { stop_loss: '50000.1' }],
  ['stop_loss', { side: 'sell', target: null }],
  ['target', { target: '50000' }],
  ['target', { target: '-1' }],
  ['side', { side: 'up' }],
  ['symbol', { symbol: 'btc_usdt' }],
  ['symbol', { symbol: 'BTC' }],
  ['symbol', { symbol: '=HYPERLINK_USDT' }],
  ['symbol', { symbol: `${'A'.repeat(21)}_USDT` }],
  ['exchange', { exchange: 'My Exchange' }],
  ['opened_at', { opened_at: '2026-04-01' }],
  ['opened_at', { opened_at: '2026-04-01T09:30:00' }],
  ['opened_at', { opened_at: '2026-02-30T09:30:00Z' }],
  ['opened_at', { opened_at: '1999-12-31T23:59:59Z' }],
  ['opened_at', { opened_at: '0001-01-01T00:00:00Z' }],
  ['opened_at', { opened_at: 1_775_000_000_000 }],
  ['closed_at', { closed_at: '2026-04-01T07:29:59.999Z' }],
  ['closed_at', { closed_at: '2999-01-01T00:00:00Z' }],
  ['closed_at', { closed_at: '9999-12-31T23:59:59Z' }],
  ['closed_at', { closed_at: undefined }],
  ['setup_tag', { setup_tag: '' }],
  ['setup_tag', { setup_tag: 'a\nb' }],
  ['setup_tag', { setup_tag: 'x'.repeat(49) }],
  ['setup_tag', { setup_tag: '\u0000' }],
  ['net_pnl', { net_pnl: '1000000' }],
])('%s: %j is refused, and named', async (field, more) => {
  const client = await hostile()
  const { status, body } = await asked(client, { ...long, ...more })
  expect([status, body.code]).toEqual([400, 'VALIDATION_FAILED'])
  expect(body.details?.map((detail) => detail.path)).toContain(field)
  expect((await listed(client)).total).toBe(0)
})

let someone: Promise<Client> | undefined
const hostile = () => (someone ??= signIn(world.api))

// Histories of accounts at other venues, through ccxt's own classes and HTTP, into trades of the journal.
import { and, eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { add } from '../../../contract/decimal.ts'
import type { OutputOf } from '../../../contract/endpoint.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { journalTrades } from '../../storage/schema.ts'
import { type KeyVenueStandIn, startKeyVenues } from '../../testing/key-venues/key-venues.ts'
import type { PastDeed } from '../../testing/key-venues/shapes.ts'
import {
  type ApiWorld,
  type Client,
  signIn,
  startApiWorld,
} from '../../testing/worlds/api-world.ts'
import { createKeyVenues } from '../../venue/by-key/key-venues.ts'
import type { KeyVenues } from '../../venue/port.ts'
import { createImporter } from './importer.ts'

const base = '/api/v1/trades/import'
type Account = OutputOf<typeof contract.addExchangeAccount>
type Jobs = OutputOf<typeof contract.listImports>

let place: KeyVenueStandIn
let world: ApiWorld
let keyVenues: KeyVenues
/** Milliseconds by which the importer's clock is ahead. */
let ahead = 0
const clock = () => Date.now() + ahead
beforeAll(async () => {
  place = await startKeyVenues()
  world = await startApiWorld({ keyVenuesUrl: place.url })
  keyVenues = createKeyVenues({ clock, url: place.url, isPaced: false })
})
afterEach(() => place.fail(null))
afterAll(async () => {
  keyVenues.close()
  await world.stop()
  await place.stop()
})

let made = 0
const hour = 3_600_000
const begun = Date.now() - 30 * 24 * hour

/** Each a fill: coin, signed size, price, and hours after the beginning. */
function past(...fills: [coin: string, size: string, price: string, hours: number][]): PastDeed[] {
  return fills.map(([coin, size, price, hours]) => ({
    id: String(++made),
    at: Math.round(begun + hours * hour),
    coin,
    isBuy: !size.startsWith('-'),
    size: size.replace('-', ''),
    price,
    fee: '0.1',
  }))
}

async function added({ send }: Client, venue: string, deeds: PastDeed[]): Promise<string> {
  const key = { apiKey: `key-number-${++made}`, secret: 'its-secret' }
  place.allow({ ...key, past: deeds.toSorted((a, b) => a.at - b.at) })
  const { status, body } = await send<Account>('POST', '/api/v1/exchanges/accounts', {
    exchange_name: venue,
    api_key: key.apiKey,
    secret: key.secret,
    ...(venue === 'okx' && { passphrase: 'phrase' }),
  })
  expect([status, body.message]).toEqual([201, undefined])
  return body.id
}

const importer = () => createImporter({ ...world.ctx, keyVenues, clock })
const newest = async ({ send }: Client) => (await send<Jobs>('GET', `${base}/status`)).body[0]
const tradesOf = ({ user }: Client) =>
  world.database
    .select()
    .from(journalTrades)
    .where(and(eq(journalTrades.userId, user.id), eq(journalTrades.source, 'import')))
    .orderBy(journalTrades.closedAt)

async function untilEnded(client: Client): Promise<void> {
  await expect
    .poll(
      async () => {
        await importer().run()
        return (await newest(client))?.finished_at
      },
      { timeout: 60_000 },
    )
    .toBeTruthy()
}

test('adding a key imports its history; what was held before the first fill is no trade', async () => {
  const client = await signIn(world.api)
  const deeds = past(
    ['ETH', '2', '3000', 1],
    ['ETH', '-2', '3100', 9],
    // The stand-in holds −0.05 BTC: so much was held before.
    ['BTC', '0.1', '60000', 200],
    ['BTC', '-0.1', '61000', 201],
  )
  const funding = { ...past(['ETH', '2', '0', 4])[0], funding: '-1.25' } as PastDeed
  const accountId = await added(client, 'binance', [...deeds, funding])
  expect(await newest(client)).toMatchObject({
    exchange_account_id: accountId,
    exchange_name: 'binance',
  })
  await untilEnded(client)
  expect(await newest(client)).toMatchObject({ status: 'done', imported: 2, progress: 1, fills: 4 })
  const trades = await tradesOf(client)
  expect(
    trades.map(({ symbol, side, quantity, netPnl, funding: paid }) => [
      symbol,
      side,
      add(quantity),
      Number(netPnl),
      Number(paid),
    ]),
  ).toEqual([
    ['ETH_USDT', 'long', '2', 198.55, -1.25],
    ['BTC_USDT', 'long', '0.05', 49.9, 0],
  ])
  // Coins of this exchange's own markets are measured by its candles.
  expect(trades.every(({ excursionsDueAt }) => excursionsDueAt !== null)).toBe(true)
})

test('more fills than an answer holds are read in parts; the same again adds nothing; undo takes all away', async () => {
  const client = await signIn(world.api)
  // Contracts of a hundredth, two fills of one second each hour.
  const deeds = Array.from({ length: 120 }, (_, n) =>
    past(['BTC', '5', '60000', n / 10], ['BTC', '-5', '60100', n / 10 + 0.01]),
  ).flat()
  const accountId = await added(client, 'okx', deeds)
  await untilEnded(client)
  const job = await newest(client)
  expect(job).toMatchObject({ status: 'done', imported: 120, fills: 240 })
  const [first] = await tradesOf(client)
  expect([add(first?.quantity ?? ''), add(first?.realizedPnl ?? '')]).toEqual(['0.05', '5'])
  const again = await client.send('POST', base, { exchange_account_id: accountId })
  expect(again.status).toBe(202)
  await untilEnded(client)
  expect(await newest(client)).toMatchObject({ status: 'done', imported: 0, skipped: 120 })
  expect((await client.send('DELETE', `${base}/${job?.id}`)).body).toEqual({ removed: 120 })
  expect(await tradesOf(client)).toEqual([])
})

test('a venue that is asked too often or answers with a broken page is asked again later', async () => {
  const client = await signIn(world.api)
  // It holds 1.5 ETH, as much as before.
  const deeds = past(
    ['ETH', '-1.5', '3000', 1],
    ['ETH', '1', '3000', 2],
    ['ETH', '-1', '3050', 3],
    ['ETH', '1.5', '3000', 500],
  )
  await added(client, 'bybit', deeds)
  for (const [fault, words] of [
    ['page', /cannot be/],
    ['rate', /too often/],
  ] as const) {
    place.fail(fault)
    await expect
      .poll(
        async () => {
          ahead += 60_000
          await importer().run()
          return (await newest(client))?.error
        },
        { timeout: 60_000 },
      )
      .toMatch(words)
    expect(await newest(client)).toMatchObject({ status: 'running', imported: 0 })
  }
  place.fail(null)
  ahead += 120_000
  await untilEnded(client)
  expect(await newest(client)).toMatchObject({ status: 'done', error: null, imported: 1 })
  expect((await tradesOf(client)).map(({ quantity, side }) => [add(quantity), side])).toEqual([
    ['1', 'long'],
  ])
})

test('of an account that was removed nothing more is read', async () => {
  const client = await signIn(world.api)
  const id = await added(client, 'bybit', past(['ETH', '1', '3000', 1]))
  expect((await client.send('DELETE', `/api/v1/exchanges/accounts/${id}`)).status).toBe(200)
  await untilEnded(client)
  expect(await newest(client)).toMatchObject({ status: 'failed', error: 'The account was removed' })
  const other = await client.send('POST', base, { exchange_account_id: id })
  expect([other.status, other.body.code]).toEqual([404, 'NOT_FOUND'])
})

// ccxt's own classes before a stand-in that speaks as the venues do, and before localnet's Hyperliquid.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startExchange } from '../../../localnet/exchange/exchange.ts'
import { binanceBalance } from '../../testing/key-venues/binance.ts'
import {
  type Fault,
  type KeyVenueStandIn,
  startKeyVenues,
} from '../../testing/key-venues/key-venues.ts'
import { localControls } from '../../testing/exchange/local-controls.ts'
import { steadyMarket } from '../../testing/worlds/steady-market.ts'
import type { KeyHolder, KeyVenues } from '../ports/key-venues.ts'
import { loadClass } from './ccxt.ts'
import { createKeyVenues } from './key-venues.ts'
import { venueRows } from './venues.ts'

const credentials = { apiKey: 'key-of-somebody', secret: 'secret-of-somebody' }
let place: KeyVenueStandIn
let venues: KeyVenues
let now = Date.now()
beforeAll(async () => {
  place = await startKeyVenues()
  venues = createKeyVenues({ clock: () => now, url: place.url, requestMs: 20_000 })
  place.allow({ ...credentials, mayTrade: true })
})
afterEach(() => place.fail(null))
afterAll(async () => {
  venues.close()
  await place.stop()
})

let made = 0
const holder = (venue: string, more: Partial<KeyHolder['credentials']> = {}): KeyHolder => ({
  accountId: `account-${++made}`,
  venue,
  credentials: { ...credentials, ...more },
})

test('reads Binance to the last digit', async () => {
  const mine = holder('binance')
  expect(await venues.rights(mine)).toEqual({ canTrade: true, canWithdraw: false })
  expect(await venues.balance(mine)).toMatchObject({
    currency: 'USDT',
    total: binanceBalance,
    available: '12000.5',
  })
  expect(await venues.holdings(mine)).toMatchObject({
    positions: [
      {
        symbol: 'BTC_USDT',
        side: 'sell',
        size: '0.05',
        entryPrice: '61234.5',
        markPrice: '61000.12345678',
        unrealizedPnl: '11.71882716',
      },
    ],
    orders: [
      {
        id: '1917641',
        symbol: 'BTC_USDT',
        side: 'buy',
        size: '0.04',
        remaining: '0.03',
        triggerPrice: null,
        isReduceOnly: true,
      },
    ],
  })
})

test('reads Bybit, and leaves out sides that hold nothing', async () => {
  const mine = holder('bybit')
  expect(await venues.rights(mine)).toEqual({ canTrade: true, canWithdraw: false })
  expect(await venues.balance(mine)).toMatchObject({ currency: 'USDT', total: '500.25' })
  expect(await venues.holdings(mine)).toMatchObject({
    positions: [{ symbol: 'ETH_USDT', side: 'buy', size: '1.5', leverage: 10 }],
    orders: [],
  })
})

test.each(['binance', 'bybit'])('%s tells that a key may withdraw', async (venue) => {
  place.allow({ apiKey: `mighty-${venue}`, secret: 'mighty-secret', mayWithdraw: true })
  const mine = holder(venue, { apiKey: `mighty-${venue}`, secret: 'mighty-secret' })
  expect(await venues.rights(mine)).toMatchObject({ canWithdraw: true })
})

test.each([
  ['binance', { apiKey: 'nobody-knows-me' }],
  ['binance', { secret: 'not-the-secret' }],
  ['bybit', { apiKey: 'nobody-knows-me' }],
  ['bybit', { secret: 'not-the-secret' }],
])('%s refuses a wrong key: %o', async (venue, wrong) => {
  await expect(venues.balance(holder(venue, wrong))).rejects.toMatchObject({
    code: 'INVALID_CREDENTIALS',
  })
})

const faults: [Fault, string][] = [
  ['rate', 'RATE_LIMITED'],
  ['down', 'EXCHANGE_UNREACHABLE'],
  ['page', 'EXCHANGE_UNREACHABLE'],
  ['empty', 'EXCHANGE_UNREACHABLE'],
  ['huge', 'EXCHANGE_UNREACHABLE'],
  ['redirect', 'EXCHANGE_UNREACHABLE'],
  ['clock', 'EXCHANGE_UNREACHABLE'],
]
test.each(faults)(
  'a venue whose fault is "%s" is %s, and no secret is told',
  async (fault, code) => {
    for (const venue of ['binance', 'bybit']) {
      const mine = holder(venue)
      place.fail(fault)
      const error: unknown = await venues.balance(mine).catch((thrown: unknown) => thrown)
      expect([venue, error]).toMatchObject([venue, { code }])
      const { message, stack } = error as Error
      expect(`${message} ${stack}`).not.toMatch(/key-of-somebody|secret-of-somebody|signature=/)
    }
  },
)

test('a venue that never answers is given up', async () => {
  const hasty = createKeyVenues({ clock: () => now, url: place.url, requestMs: 200 })
  place.fail('hangs')
  await expect(hasty.balance(holder('binance'))).rejects.toMatchObject({
    code: 'EXCHANGE_UNREACHABLE',
    message: expect.stringContaining('did not answer in time'),
  })
  hasty.close()
})

test('a venue that was asked too often is left alone for a while', async () => {
  const mine = holder('bybit')
  place.fail('rate')
  await expect(venues.balance(mine)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
  place.fail(null)
  const { length } = place.asked
  await expect(venues.balance(mine)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 10 })
  expect(place.asked).toHaveLength(length)
  now += 10_001
  expect(await venues.balance(mine)).toMatchObject({ total: '500.25' })
})

test('the second account of a venue takes over its list of markets', async () => {
  await venues.balance(holder('binance'))
  const lists = () => place.asked.filter((path) => path.endsWith('/exchangeInfo')).length
  const before = lists()
  await venues.balance(holder('binance'))
  expect(lists()).toBe(before)
})

test('an account whose first question failed is read once its venue is back', async () => {
  const fresh = createKeyVenues({ clock: () => now, url: place.url })
  const mine = holder('bybit')
  place.fail('page')
  await expect(fresh.balance(mine)).rejects.toMatchObject({ code: 'EXCHANGE_UNREACHABLE' })
  place.fail(null)
  expect(await fresh.balance(mine)).toMatchObject({ total: '500.25' })
  fresh.close()
})

test('questions asked at once are asked once', async () => {
  const mine = holder('bybit')
  await venues.balance(mine)
  const { length } = place.asked
  await Promise.all([1, 2, 3].map(() => venues.balance(mine)))
  expect(place.asked.length - length).toBe(1)
})

test.each(venueRows.map(({ id, file, needsPassphrase }) => [id, file, needsPassphrase] as const))(
  'ccxt has %s, and asks for what the form does',
  async (_id, file, needsPassphrase) => {
    const client = new (await loadClass(file))({})
    expect(client['requiredCredentials']).toMatchObject({
      apiKey: true,
      secret: true,
      password: needsPassphrase,
      uid: false,
    })
  },
)

test('what ccxt reads of Hyperliquid is what the exchange there holds', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'alura-keys-'))
  const local = await startExchange({ port: 0, dataDir, market: steadyMarket(Date.now()) })
  const wallet = '0x52908400098527886E0F7030069857D2E4169EE7'
  await localControls(local.url).faucet(wallet, '1234.5')
  const row = {
    id: 'hyperliquid',
    name: 'Hyperliquid',
    file: 'hyperliquid',
    needsPassphrase: false,
    currency: 'USDC',
    options: { defaultType: 'swap', fetchMarkets: { types: ['swap'] } },
    proof: ['marginSummary'],
    login: () => ({ walletAddress: wallet }),
  }
  const standIn = ({ pathname }: URL) => local.url + pathname
  const here = createKeyVenues({ clock: Date.now, rows: [row], standIn })
  try {
    const mine = holder('hyperliquid')
    expect(await here.balance(mine)).toMatchObject({ currency: 'USDC', total: '1234.5' })
    expect(await here.holdings(mine)).toMatchObject({ positions: [], orders: [] })
  } finally {
    here.close()
    await local.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})

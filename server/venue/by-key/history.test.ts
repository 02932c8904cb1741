// Histories of three venues through ccxt's own classes: each tells them in its own way, and they come out as one.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type KeyVenueStandIn, startKeyVenues } from '../../testing/key-venues/key-venues.ts'
import type { PastDeed } from '../../testing/key-venues/shapes.ts'
import type { KeyVenues } from '../ports/key-venues.ts'
import { historyReaders } from './history-readers.ts'
import { createKeyVenues } from './key-venues.ts'
import { venueRows } from './venues.ts'

const until = Date.UTC(2026, 10, 1)
const from = until - 86_400_000
const credentials = { apiKey: 'key-of-a-trader', secret: 'its-secret', passphrase: 'phrase' }
const coinOf: Record<string, string> = { binance: 'BTC', bybit: 'ETH', okx: 'BTC' }

let place: KeyVenueStandIn
let venues: KeyVenues
beforeAll(async () => {
  place = await startKeyVenues()
  venues = createKeyVenues({ clock: Date.now, url: place.url })
})
afterAll(async () => {
  venues.close()
  await place.stop()
})

const deed = (more: Partial<PastDeed>): PastDeed => ({
  id: '1',
  at: from + 1_000,
  coin: 'BTC',
  isBuy: true,
  size: '2.5',
  price: '60000.12345678901',
  fee: '0.75',
  ...more,
})

test.each([
  ['binance', '2.5'],
  ['bybit', '2.5'],
  // Contracts of a hundredth.
  ['okx', '0.025'],
])('%s tells fills in base units, fees as paid and funding as received', async (venue, size) => {
  const coin = coinOf[venue] ?? ''
  const past = [deed({ coin }), deed({ coin, id: '2', at: from + 2_000, funding: '-1.25' })]
  place.allow({ ...credentials, past })
  const holder = { accountId: `of-${venue}`, venue, credentials }
  const market = venue === 'binance' ? `${coin}_USDT` : undefined
  const ledger = await venues.history(holder, { list: 'ledger', from, until })
  const fills = await venues.history(holder, { list: 'fills', from, until, market })
  expect(fills.fills).toEqual([
    {
      symbol: `${coin}_USDT`,
      id: '1',
      at: from + 1_000,
      isBuy: true,
      size,
      price: '60000.12345678901',
      fee: '0.75',
    },
  ])
  expect([...ledger.payments, ...fills.payments]).toEqual([
    { symbol: `${coin}_USDT`, at: from + 2_000, amount: '-1.25' },
  ])
  expect(ledger.markets).toEqual(venue === 'binance' ? [`${coin}_USDT`] : [])
})

test('a page that may hide more says so', async () => {
  const past = Array.from({ length: 101 }, (_, n) => deed({ id: String(n), at: from + n }))
  place.allow({ ...credentials, past })
  const holder = { accountId: 'of-many', venue: 'okx', credentials }
  const asked = { list: 'fills', from, until } as const
  expect((await venues.history(holder, asked)).isFull).toBe(true)
  const half = await venues.history(holder, { ...asked, until: from + 49 })
  expect([half.isFull, half.fills.length]).toEqual([false, 50])
})

test('every venue that is offered has a way to read its history', () => {
  expect(Object.keys(historyReaders)).toEqual(venueRows.map(({ id }) => id))
})

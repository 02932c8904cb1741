import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Candle } from '../../../contract/market/market.ts'
import { openTestDatabase } from '../../testing/databases/test-database.ts'
import type { OpenDatabase } from '../kernel/database.ts'
import { type CandleStore, candleStore } from './candles.ts'

const forever = Number.MAX_SAFE_INTEGER
let database: OpenDatabase
let store: CandleStore
beforeAll(async () => {
  database = await openTestDatabase()
  store = candleStore(database.db)
})
afterAll(() => database.close())

function candle(index: number, c = '0.000012345'): Candle {
  const t = index * 300_000
  return { t, T: t + 299_999, o: '65000.1', h: '65001', l: '0.00001', c, v: '12.34567', n: index }
}

const many = Array.from({ length: 2_500 }, (_, i) => candle(i))

test('gives back exactly what it was given, ascending, within bounds', async () => {
  await store.save('BTC', '5m', many.toReversed())
  expect(await store.between('BTC', '5m', 0, forever)).toEqual(many)
  expect(await store.between('BTC', '5m', 300_000, 900_000)).toEqual(many.slice(1, 4))
  expect(await store.span('BTC', '5m')).toEqual({ from: 0, to: 2_499 * 300_000 })
})

test('keeps markets and intervals apart, and removes one without the other', async () => {
  await store.save('ETH', '5m', [candle(7)])
  expect(await store.span('ETH', '1h')).toBeUndefined()
  expect(await store.between('ETH', '1h', 0, forever)).toEqual([])
  await store.remove('ETH', '5m')
  expect(await store.span('ETH', '5m')).toBeUndefined()
  expect(await store.between('BTC', '5m', 0, 0)).toEqual([candle(0)])
})

test('a candle that is told again is replaced', async () => {
  await store.save('SOL', '5m', [candle(1), candle(2)])
  await store.save('SOL', '5m', [candle(2, '7'), candle(3)])
  expect(await store.between('SOL', '5m', 0, forever)).toEqual([
    candle(1),
    candle(2, '7'),
    candle(3),
  ])
})

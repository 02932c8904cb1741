// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listCandles } from '../../contract/market/market.ts'
import { now } from '../lib/clock.ts'
import { createFreshness, freshnessOf, lastPriceAt } from './freshness.ts'
import { createLive, type Live } from './live/live.ts'
import { latestPriceQuery } from './price-query.ts'
import { apiKey } from './query.ts'

test.each([
  [0, 'fresh'],
  [5_000, 'fresh'],
  [5_001, 'slow'],
  [15_000, 'slow'],
  [15_001, 'stale'],
])('a price %i ms old is %s', (age, expected) => {
  expect(freshnessOf(100_000 - age, 0, 100_000)).toBe(expected)
})

test('waits for the first price as long as an old one would be trusted, then calls it stale', () => {
  expect(freshnessOf(null, 100_000, 110_000)).toBe('waiting')
  expect(freshnessOf(null, 100_000, 116_000)).toBe('stale')
})

let live: Live
let client: QueryClient
beforeEach(() => {
  vi.useFakeTimers()
  live = createLive('ws://127.0.0.1:1/ws')
  client = new QueryClient()
})
afterEach(() => {
  live.close()
  vi.useRealTimers()
})

/** The newest minute of BTC, still forming or closed long ago. */
function minute(T: number) {
  const candle = { t: T - 59_999, T, o: '1', h: '1', l: '1', c: '1', v: '1', n: 1 }
  return { symbol: 'BTC', interval: '1m' as const, candles: [candle] }
}

const forming = () => minute(now() + 30_000)

test('the newest minute counts as a price, the hours of a day do not', () => {
  const hours = { params: { symbol: 'BTC', interval: '1h' as const }, query: { limit: '25' } }
  client.setQueryData(apiKey(null, listCandles, hours), { ...forming(), interval: '1h' as const })
  expect(lastPriceAt(live, client)).toBeNull()
  client.setQueryData(latestPriceQuery('BTC').queryKey, minute(now() - 60_000))
  expect(lastPriceAt(live, client)).toBe(now() - 60_000)
  client.setQueryData(latestPriceQuery('BTC').queryKey, forming())
  expect(lastPriceAt(live, client)).toBe(now())
})

test('everybody hears of a change at the same moment, however long they have listened', () => {
  client.setQueryData(latestPriceQuery('BTC').queryKey, forming())
  const store = createFreshness(live, client)
  const heard: [string, number][] = []
  const stops = [store.subscribe(() => heard.push([store.get(), now()]))]
  vi.advanceTimersByTime(400)
  stops.push(store.subscribe(() => heard.push([store.get(), now()])))
  vi.advanceTimersByTime(20_000)
  expect(heard.map(([word]) => word)).toEqual(['slow', 'slow', 'stale', 'stale'])
  expect(heard[0]?.[1]).toBe(heard[1]?.[1])
  expect(heard[2]?.[1]).toBe(heard[3]?.[1])
  for (const stop of stops) stop()
})

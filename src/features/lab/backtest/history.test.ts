import { expect, test } from 'vitest'
import type { Candle } from '../../../../contract/market/market.ts'
import { candlesSince, type PageRequest } from './history.ts'

const hour = 3_600_000

/** An exchange that keeps candles of the hours 1 to `count`. */
function keeping(count: number, asked: PageRequest[] = []) {
  const candle = (t: number): Candle => ({
    t,
    T: t + hour - 1,
    o: '1',
    h: '1',
    l: '1',
    c: '1',
    v: '1',
    n: 1,
  })
  const all = Array.from({ length: count }, (_, i) => candle((i + 1) * hour))
  return async (request: PageRequest) => {
    asked.push(request)
    const { to = Infinity, limit } = request
    return all.filter(({ t }) => t <= to).slice(-limit)
  }
}

const series = { symbol: 'BTC', interval: '1h' } as const

test('pages back to where it is wanted, without the candle that is forming', async () => {
  const asked: PageRequest[] = []
  const candles = await candlesSince(3_000 * hour, series, keeping(12_000, asked))
  expect([candles[0]?.t, candles.at(-1)?.t]).toEqual([3_000 * hour, 11_999 * hour])
  expect(candles.every(({ t }, i) => t === (3_000 + i) * hour)).toBe(true)
  expect(asked).toHaveLength(2)
})

test('less than was asked for when the exchange has no more', async () => {
  const candles = await candlesSince(-9_000 * hour, series, keeping(7_000))
  expect([candles[0]?.t, candles.length]).toEqual([hour, 6_999])
  expect(await candlesSince(0, series, keeping(0))).toEqual([])
})

import { expect, test } from 'vitest'
import type { Candle, Interval } from '../../../../contract/market/market.ts'
import { intervalMs } from '../../../../contract/market/market.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { Context } from '../../../context.ts'
import { buyAndHold } from './buy-and-hold.ts'

const minute = 60_000
const made = 1_000 * 86_400_000 + 90_500

/** A market that is worth 100 at day 1000 and gains 1 a minute; it remembers minutes since `minutesFrom`. */
function market(now: number, minutesFrom = 0) {
  const price = (at: number) => 100 + (at - 1_000 * 86_400_000) / minute
  const exchange = {
    mark: () => ({ mark: String(price(now)) }),
    candleHistory: async (
      _: string,
      interval: Interval,
      range: { from: number; limit: number },
    ) => {
      const step = intervalMs[interval]
      const begin = interval === '1m' ? Math.max(range.from, minutesFrom) : range.from
      const candles: Candle[] = []
      for (let t = Math.ceil(begin / step) * step; t <= now; t += step) {
        const [o, c] = [String(price(t)), String(price(Math.min(t + step, now)))]
        candles.push({ t, T: t + step - 1, o, h: c, l: o, c, v: '1', n: 1 })
      }
      return candles.slice(0, range.limit)
    },
  }
  // The two functions of the exchange that it uses.
  return { exchange, clock: () => now } as unknown as Pick<Context, 'exchange' | 'clock'>
}

const terms = { symbols: ['BTC', 'ETH'], createdAt: made, budget: '200' }

test('holds the budget from the minute in which the trader was made, over the time of its curve', async () => {
  const held = await buyAndHold(market(made + 2 * minute), terms)
  // Bought at 101, the open of its minute; now at 103.508….
  expect(held?.pct).toBeCloseTo(2.484, 2)
  expect(held?.curve?.map(([at]) => at - made)).toEqual([0, 29_500, 89_500, 120_000])
  expect(held?.curve?.map(([, net]) => Math.round(100 * net))).toEqual([0, 198, 396, 497])
  expect((await buyAndHold(market(made + minute), { ...terms, budget: null }))?.curve).toBeNull()
})

test.each([1, 10, 100, 1_000])('has few points after %i hours as well', async (hours) => {
  const now = made + hours * 3_600_000
  const held = await buyAndHold(market(now, now - 5_000 * minute), terms)
  const curve = held?.curve ?? []
  expect(curve.length).toBeGreaterThan(10)
  expect(curve.length).toBeLessThan(125)
  expect(curve.map(([at]) => at)).toEqual(curve.map(([at]) => at).toSorted((a, b) => a - b))
  expect(curve.at(-1)?.[0]).toBe(now)
  expect(curve.at(-1)?.[1]).toBeCloseTo((200 * (held?.pct ?? 0)) / 100, 6)
})

test('is not told while the exchange is away', async () => {
  const away = market(made)
  away.exchange.candleHistory = () =>
    Promise.reject(new ServiceError('EXCHANGE_UNAVAILABLE', 'away'))
  expect(await buyAndHold(away, terms)).toBeNull()
})

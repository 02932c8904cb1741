import { expect, test } from 'vitest'
import type { PoolSignal } from '../../contract/lab/signal-pools.ts'
import type { Interval } from '../../contract/market/market.ts'
import type { Bars } from '../types.ts'
import { type PoolMarket, firingsOf, paceOf } from './signal-pools.ts'

const hour = 3_600_000

function bars(closes: readonly number[], interval: Interval = '1h', width = hour): Bars {
  const column = Float64Array.from(closes)
  return {
    interval,
    t: column.map((_, i) => i * width),
    o: column,
    h: column,
    l: column,
    c: column,
    v: column.map(() => 1),
  }
}

function market(...series: Bars[]): PoolMarket {
  return { bars: (interval) => series.find((each) => each.interval === interval) }
}

const price = (
  operator: PoolSignal['operator'],
  threshold: number,
  interval: Interval = '1h',
): PoolSignal => ({ metric: 'price', interval, operator, threshold })

test('fires when it begins to hold, once, at the close of that bar', () => {
  const of = market(bars([1, 3, 3, 1, 3]))
  const pool = { logic: 'and' as const, signals: [price('>', 2)] }
  expect(firingsOf(pool, of, 0)).toEqual([2 * hour, 5 * hour])
  expect(firingsOf(pool, of, 2 * hour)).toEqual([5 * hour])
})

test('what holds from the first bar on has not begun to hold', () => {
  const pool = { logic: 'and' as const, signals: [price('>', 2)] }
  expect(firingsOf(pool, market(bars([3, 3, 3])), 0)).toEqual([])
})

test('crosses are between two bars, and touching is no cross until it goes beyond', () => {
  const of = market(bars([1, 2, 3, 2, 1]))
  const crossing = (operator: PoolSignal['operator']) =>
    firingsOf({ logic: 'and', signals: [price(operator, 2)] }, of, 0)
  expect(crossing('crosses_above')).toEqual([3 * hour])
  expect(crossing('crosses_below')).toEqual([5 * hour])
})

test('and needs all, or needs one', () => {
  const of = market(bars([1, 3, 5]))
  const signals = [price('>', 2), price('>', 4)]
  expect(firingsOf({ logic: 'and', signals }, of, 0)).toEqual([3 * hour])
  expect(firingsOf({ logic: 'or', signals }, of, 0)).toEqual([2 * hour])
})

test('a longer bar counts only once it has closed', () => {
  const of = market(bars([1, 1, 1, 1, 1, 1]), bars([1, 9], '4h', 4 * hour))
  const pool = { logic: 'and' as const, signals: [price('>', 0), price('<', 5, '4h')] }
  expect(paceOf(pool)).toBe('1h')
  // The first bar of four hours is known at its end, and only then.
  expect(firingsOf(pool, of, 0)).toEqual([4 * hour])
})

test('nothing that comes later changes what fired before', () => {
  const closes = Array.from({ length: 200 }, (_, i) => 100 + 10 * Math.sin(i / 3) + (i % 7))
  const metrics = ['rsi', 'macd_histogram', 'bollinger_position', 'stochastic_k', 'score'] as const
  for (const metric of metrics) {
    const threshold = metric === 'macd_histogram' || metric === 'score' ? 0 : 50
    const signal: PoolSignal = { metric, interval: '1h', operator: 'crosses_above', threshold }
    const pool = { logic: 'and' as const, signals: [signal] }
    const whole = firingsOf(pool, market(bars(closes)), 0)
    const cut = firingsOf(pool, market(bars(closes.slice(0, 150))), 0)
    expect(whole.filter((at) => at <= 150 * hour)).toEqual(cut)
  }
})

import { expect, test } from 'vitest'
import type { Candle } from '../../../../../contract/market/market.ts'
import { samplePosition } from '../../../../testing/sample-position.ts'
import { sampleSession } from '../../../../testing/sample-session.ts'
import { netPath } from './net-path.ts'

const minute = 60_000

function candle(index: number, c: string): Candle {
  const t = index * minute
  return { t, T: t + minute - 1, o: c, h: c, l: c, c, v: '1', n: 1 }
}

const session = sampleSession({ budget: '100', startedAt: minute, endedAt: null })
const position = samplePosition({
  openedAt: minute,
  closedAt: null,
  entryPrice: '50000',
  size: '0.01',
  enteredSize: '0.01',
})

test('goes from nothing through the closes of its bars, each at its share of the time', () => {
  const candles = [candle(0, '1'), candle(1, '50000'), candle(2, '50100'), candle(3, '50200')]
  const path = netPath(session, [position], candles, '1m', 5 * minute)
  expect(path[0]).toEqual({ time: 0, pct: 0 })
  expect(path.map(({ time }) => Math.round(time * 4) / 4)).toEqual([0, 0.25, 0.5, 0.75])
  const [, first = 0, second = 0, third = 0] = path.map(({ pct }) => pct)
  expect(second - first).toBeCloseTo(1)
  expect(third - second).toBeCloseTo(1)
})

test('a long session is drawn in no more points than can be seen', () => {
  const candles = Array.from({ length: 5_000 }, (_, index) => candle(index, '50000'))
  expect(netPath(session, [position], candles, '1m', 5_000 * minute).length).toBeLessThan(130)
})

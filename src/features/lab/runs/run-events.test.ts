import { expect, test } from 'vitest'
import type { BacktestMarker } from '../../../../contract/lab/backtest-shapes.ts'
import { fillsOf, longestFall, timeOf, tradesOf, triggerAt } from './run-events.ts'

const hour = 3_600_000

function marker(
  at: number,
  side: 'buy' | 'sell',
  quantity: number,
  price: number,
  more: Partial<BacktestMarker> = {},
): BacktestMarker {
  return {
    type: 'entry',
    timestamp: new Date(at).toISOString(),
    price,
    side,
    symbol: 'BTC',
    quantity,
    cause: 'order',
    trigger_id: `t-${at}`,
    ...more,
  }
}

test('an entry in two parts and an exit are one trade, before costs', () => {
  const fills = fillsOf([
    marker(hour, 'buy', 0.1, 100),
    marker(2 * hour, 'buy', 0.3, 120),
    marker(3 * hour, 'sell', 0.4, 125, { type: 'exit' }),
  ])
  expect(tradesOf(fills)).toEqual([
    {
      symbol: 'BTC',
      side: 'long',
      entryPrice: '115',
      exitPrice: '125',
      openedAt: hour,
      closedAt: 3 * hour,
      cause: 'order',
      net: '4',
    },
  ])
})

test('a fill that turns a position around has two markers, ends one trade and begins another', () => {
  const turn = { trigger_id: 'turn' }
  const fills = fillsOf([
    marker(hour, 'buy', 1, 100),
    marker(2 * hour, 'sell', 3, 90, { ...turn, type: 'exit' }),
    marker(2 * hour, 'sell', 3, 90, turn),
    marker(3 * hour - 1, 'buy', 2, 80, { type: 'exit', cause: 'target' }),
  ])
  expect(fills).toHaveLength(3)
  expect(tradesOf(fills).map(({ side, net, cause }) => [side, net, cause])).toEqual([
    ['long', '-10', 'order'],
    ['short', '20', 'target'],
  ])
  expect(triggerAt(fills, 2 * hour)).toBe('turn')
  // A target is met inside of a candle: the run at its end is the one to look at.
  expect(triggerAt(fills, 3 * hour)).toBe(`t-${3 * hour - 1}`)
  expect(timeOf(fills, `t-${3 * hour - 1}`)).toBe(3 * hour)
  expect(triggerAt(fills, 9 * hour)).toBeNull()
})

test('markets do not mix', () => {
  const fills = fillsOf([
    marker(hour, 'buy', 1, 100),
    marker(2 * hour, 'sell', 1, 10, { symbol: 'ETH' }),
    marker(3 * hour, 'sell', 1, 101),
  ])
  expect(tradesOf(fills)).toMatchObject([{ symbol: 'BTC', net: '1' }])
})

test('the longest time below the highest', () => {
  const curve = [100, 90, 95, 101, 99, 103].map((value, i) => [i, value] as const)
  expect(longestFall(curve)).toBe(2)
})

import { expect, test } from 'vitest'
import type { Candle } from '../../../../../contract/market/market.ts'
import { samplePosition } from '../../../../testing/sample-position.ts'
import { buyAndHold, extremes, timeInMarket } from './outcome.ts'

const session = { startedAt: 90_000, endedAt: 200_000, budget: '1000' }
const fees = { taker: '0.001', builder: '0' }

function candle(index: number, o: string, c: string): Candle {
  const t = index * 60_000
  return { t, T: t + 59_999, o, h: '200', l: '1', c, v: '1', n: 1 }
}

const candles = [
  candle(0, '90', '95'),
  candle(1, '100', '104'),
  candle(2, '104', '105'),
  candle(3, '105', '110'),
  candle(4, '110', '50'),
]

test('holding goes from the bar of the start to the bar of the end, and pays two fees', () => {
  // 1000 × 10 % less fees of 1 for buying and 1.10 for selling.
  expect(buyAndHold(session, candles, fees)).toEqual({
    net: '97.9',
    netPct: '9.79',
    settledAt: 240_000,
  })
})

test('says nothing about holding when the candles begin too late or end too early', () => {
  expect(buyAndHold(session, candles.slice(2), fees)).toBeNull()
  expect(buyAndHold(session, candles.slice(0, 3), fees)).toBeNull()
  expect(buyAndHold(session, [], fees)).toBeNull()
})

test('time in the market counts overlapping positions once and stops at the end', () => {
  const closed = (openedAt: number, closedAt: number | null) =>
    samplePosition({ openedAt, closedAt, status: closedAt === null ? 'open' : 'closed' })
  expect(timeInMarket(session, [])).toBe(0)
  expect(timeInMarket(session, [closed(90_000, 145_000)])).toBeCloseTo(0.5)
  expect(timeInMarket(session, [closed(145_000, null), closed(90_000, 150_000)])).toBe(1)
})

test('the best and the worst are by net, and nothing when nothing closed', () => {
  const ended = (id: string, net: string) =>
    samplePosition({
      id,
      status: 'closed',
      pnl: { realized: net, unrealized: '0', fees: '0', funding: '0', net, netPct: 0 },
    })
  const found = extremes([ended('a', '2'), ended('b', '-10'), ended('c', '9.5')])
  expect([found?.best.id, found?.worst.id]).toEqual(['c', 'b'])
  expect(extremes([samplePosition({})])).toBeNull()
})

import { describe, expect, test } from 'vitest'
import type { Candle } from '../../../../contract/market/market.ts'
import { emptyWindow, withHead, withNewer, withOlder } from './candle-window.ts'

const minute = 60_000
const start = 1_700_000_040_000

function candle(index: number, close = '100'): Candle {
  const t = start + index * minute
  return { t, T: t + minute - 1, o: '100', h: '200', l: '50', c: close, v: '1', n: 1 }
}

function range(from: number, to: number): Candle[] {
  return Array.from({ length: to - from }, (_, index) => candle(from + index))
}

const indexes = ({ candles }: { candles: readonly Candle[] }): number[] =>
  candles.map(({ t }) => (t - start) / minute)

const live = withHead(emptyWindow, range(100, 110))

describe('the latest candles', () => {
  test('replace the forming one and add the next', () => {
    const found = withHead(live, [candle(109, '123'), candle(110)])
    expect(indexes(found)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110])
    expect(found.candles[9]?.c).toBe('123')
  })

  test('start anew when the connection was lost for longer than they reach', () => {
    const found = withHead(withOlder(live, range(90, 100)), range(200, 203))
    expect(indexes(found)).toEqual([200, 201, 202])
  })

  test('join without a gap when they begin right after it', () => {
    expect(indexes(withHead(live, range(110, 112))).slice(-3)).toEqual([109, 110, 111])
  })

  test('are of no use to a window of the past', () => {
    const past = { candles: range(0, 5), reachedStart: false, isLive: false }
    expect(withHead(past, range(100, 110))).toBe(past)
  })
})

describe('older candles', () => {
  test('come before, each time once, however pages overlap', () => {
    const found = withOlder(live, range(95, 103))
    expect(indexes(found)).toEqual(range(95, 110).map(({ t }) => (t - start) / minute))
    expect(found.isLive).toBe(true)
    expect(found.reachedStart).toBe(false)
  })

  test('end where a page brings nothing new', () => {
    expect(withOlder(live, []).reachedStart).toBe(true)
    expect(withOlder(live, range(100, 101)).reachedStart).toBe(true)
  })

  test('push the newest out when there are too many: then it is no longer live', () => {
    const found = withOlder(live, range(-12_000, 100))
    expect(found.candles).toHaveLength(12_000)
    expect(indexes(found)[0]).toBe(-12_000)
    expect(found.isLive).toBe(false)
  })
})

describe('newer candles', () => {
  const past = { candles: range(0, 5), reachedStart: true, isLive: false }

  test('come after, and may reach the present', () => {
    expect(indexes(withNewer(past, range(4, 8), false))).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(withNewer(past, range(5, 8), false).isLive).toBe(false)
    expect(withNewer(past, range(5, 8), true).isLive).toBe(true)
  })

  test('push the oldest out when there are too many: then there is more before', () => {
    const found = withNewer(past, range(5, 12_005), false)
    expect(found.candles).toHaveLength(12_000)
    expect(indexes(found)[0]).toBe(5)
    expect(found.reachedStart).toBe(false)
  })
})

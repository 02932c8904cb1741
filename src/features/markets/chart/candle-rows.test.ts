import { expect, test } from 'vitest'
import type { Candle } from '../../../../contract/market/market.ts'
import { candleCsv, candleRows, withNewest } from './candle-rows.ts'

function candle(index: number, c = '101.50'): Candle {
  const t = Date.UTC(2026, 0, 1) + index * 60_000
  return { t, T: t + 59_999, o: '100', h: '102', l: '99', c, v: '0.10', n: 3 }
}

test('exports prices as exact as they came, with indicators once they are warm', () => {
  const candles = Array.from({ length: 20 }, (_, index) => candle(index))
  const lines = candleCsv(candleRows(candles, ['rsi']), ['rsi']).split('\r\n')
  expect(lines[0]).toBe('time,open,high,low,close,volume,trades,RSI')
  expect(lines[1]).toBe('2026-01-01T00:00:00.000Z,100,102,99,101.50,0.10,3,')
  expect(lines[15]).toBe('2026-01-01T00:14:00.000Z,100,102,99,101.50,0.10,3,50')
})

test('the newest candle replaces the forming one or follows it', () => {
  const candles = [candle(0), candle(1)]
  expect(withNewest(candles, candle(1, '7'))).toEqual([candle(0), candle(1, '7')])
  expect(withNewest(candles, candle(2))).toHaveLength(3)
  expect(withNewest(candles, candle(0, '7'))).toBe(candles)
  expect(withNewest(candles, undefined)).toBe(candles)
})

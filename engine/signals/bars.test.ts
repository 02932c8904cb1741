import { expect, test } from 'vitest'
import type { Candle } from '../../contract/market/market.ts'
import { barAt, closeTime, sliceBars, toBar, toBars } from './bars.ts'

function candle(t: number, close: string): Candle {
  return { t, T: t + 299_999, o: '1.5', h: '3', l: '0.5', c: close, v: '12.25', n: 4 }
}

const bars = toBars([candle(0, '1'), candle(300_000, '2.125'), candle(600_000, '3')], '5m')

test('turns decimal strings into columns', () => {
  expect([...bars.c]).toEqual([1, 2.125, 3])
  expect([...bars.t]).toEqual([0, 300_000, 600_000])
  expect([bars.o[0], bars.h[0], bars.l[0], bars.v[0]]).toEqual([1.5, 3, 0.5, 12.25])
  expect(bars.interval).toBe('5m')
})

test('a single candle is the row it has in the columns', () => {
  expect(toBar(candle(300_000, '2.125'))).toEqual(barAt(bars, 1))
  expect(barAt(bars, 1)).toEqual({ t: 300_000, o: 1.5, h: 3, l: 0.5, c: 2.125, v: 12.25 })
})

test('a slice has all columns and the interval', () => {
  const tail = sliceBars(bars, -2)
  expect([...tail.c]).toEqual([2.125, 3])
  expect([tail.t.length, tail.o.length, tail.h.length, tail.l.length, tail.v.length]).toEqual([
    2, 2, 2, 2, 2,
  ])
  expect(tail.interval).toBe('5m')
})

test('a bar closes one millisecond before the next opens', () => {
  expect(closeTime(300_000, '5m')).toBe(599_999)
})

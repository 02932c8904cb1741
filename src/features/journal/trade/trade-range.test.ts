import { expect, test } from 'vitest'
import { candleRange, marketOf } from './trade-range.ts'

const minute = 60_000

test('a short trade is shown in minutes, a long one in longer bars, with room around both', () => {
  const short = candleRange(1_000 * minute, 1_030 * minute)
  expect(short).toMatchObject({ interval: '1m', from: 940 * minute, to: 1_060 * minute })
  expect(candleRange(0, 201 * minute).interval).toBe('5m')
  expect(candleRange(0, 400 * 24 * 60 * minute)).toMatchObject({ interval: '1d', from: 0 })
})

test('no more bars are asked for than there may be', () => {
  expect(candleRange(0, 9_000 * 24 * 60 * minute).limit).toBe(5000)
})

test('a symbol of the desk names a market', () => {
  expect(marketOf('BTC_USDT')).toBe('BTC')
  expect(marketOf('kPEPE_USDT')).toBe('kPEPE')
})

import { expect, test } from 'vitest'
import { readTerms, usualTerms, type TypedTerms } from './server-terms.ts'

const now = Date.parse('2026-11-30T08:00:00Z')
const since = Date.parse('2024-11-29T08:00:00Z')
const usual = usualTerms({ symbol: 'BTC', interval: '1h', since }, now, '0.00045')

function errorsOf(more: Partial<TypedTerms>): string[] {
  const read = readTerms({ ...usual, ...more }, now)
  return 'errors' in read ? Object.keys(read.errors) : []
}

test('the usual terms begin with the first full day of the known candles, by the costs of the exchange, and can be sent', () => {
  expect(readTerms(usual, now)).toEqual({
    body: {
      symbols: ['BTC'],
      interval: '1h',
      start_date: '2024-11-30',
      end_date: '2026-11-30',
      initial_balance: 10_000,
      leverage: 1,
      taker_fee_pct: 0.045,
      slippage_pct: 0.05,
      funding_hourly_pct: 0.001_25,
      seed: 1,
    },
  })
})

test('costs may be left out, and funding may be received', () => {
  const read = readTerms({ ...usual, fee: '0', slippage: '0.0', funding: '-0.001', seed: '0' }, now)
  expect(read).toMatchObject({
    body: { taker_fee_pct: 0, slippage_pct: 0, funding_hourly_pct: -0.001, seed: 0 },
  })
})

test('says at each field what cannot be sent', () => {
  expect(errorsOf({ balance: '5' })).toEqual(['balance'])
  expect(errorsOf({ leverage: 'much', symbols: [] })).toEqual(['leverage', 'symbols'])
  expect(errorsOf({ end: '2026-12-01' })).toEqual(['days'])
  expect(errorsOf({ start: '2026-11-30', end: '2026-11-29' })).toEqual(['days'])
  expect(errorsOf({ start: '' })).toEqual(['days'])
})

test('says when it is more than one run takes', () => {
  expect(errorsOf({ interval: '1m', start: '2026-01-01' })).toEqual([])
  expect(errorsOf({ interval: '1m', start: '2026-01-01', symbols: ['BTC', 'ETH'] })).toEqual([
    'days',
  ])
})

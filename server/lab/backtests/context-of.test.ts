import { expect, test } from 'vitest'
import { contextOf } from './context-of.ts'

const usual = { symbol: 'BTC', interval: '1h' }
const nameOf = (name: string, ...given: unknown[]) =>
  Object.keys(contextOf([{ name, arguments: given, answer: 1 }], usual))[0]

test.each([
  ['rsi', 'indicator', 'rsi', null],
  ['ema(9)', 'indicator', 'ema', { period: 9 }],
  ['macd.signal', 'indicator', 'macd', { line: 'signal' }],
  ['macd(5, 8).signal[2]', 'indicator', 'macd', { fast: 5, slow: 8, line: 'signal', ago: 2 }],
  ['rsi(ETH 4h)', 'indicator', 'rsi', { symbol: 'ETH', interval: '4h' }],
  ['ema(9) 4h', 'indicator', 'ema', { period: 9, interval: '4h' }],
  ['price', 'price', null],
  ['price', 'price', 'BTC'],
  ['price(ETH)', 'price', 'ETH'],
  ['signal', 'signal', '1h', 'BTC'],
  ['signal(4h)', 'signal', '4h', 'BTC'],
  ['signal(ETH 4h)', 'signal', '4h', 'ETH'],
  ['equity', 'equity'],
])('%s', (expected, name, ...given) => {
  expect(nameOf(name, ...given)).toBe(expected)
})

test('the last answer counts, what is no number yet is null, and candles are left out', () => {
  const reads = [
    { name: 'price', arguments: [null], answer: 1 },
    { name: 'price', arguments: ['BTC'], answer: 2 },
    { name: 'indicator', arguments: ['rsi', null], answer: 'NaN' },
    { name: 'candles', arguments: ['BTC', '1h', 1], answer: [{ t: 1 }] },
  ]
  expect(contextOf(reads, usual)).toEqual({ price: 2, rsi: null })
})

import { expect, test } from 'vitest'
import { durationText, listText, moneyText, priceText, resultText, scoreText } from './figures.ts'

test.each([
  [0.42, '+0.42'],
  [-0.1499, '−0.14'],
  [0.29, '+0.29'],
  [0, '+0.00'],
])('the score %d reads %s', (score, text) => {
  expect(scoreText(score)).toBe(text)
})

test('amounts are cut to cents, with a minus sign', () => {
  expect(moneyText('-4.99999')).toBe('−4.99')
  expect(moneyText('40')).toBe('40.00')
})

test.each([
  ['-0.225551', '−0.23'],
  ['0.125', '+0.13'],
  ['-0.001', '0.00'],
])('a result of %s reads %s, as in the dashboard', (net, text) => {
  expect(resultText(net)).toBe(text)
})

test('lists read like a sentence', () => {
  expect(listText(['1m', '5m', '15m'])).toBe('1m, 5m and 15m')
  expect(listText(['1m'])).toBe('1m')
})

test('durations turn to minutes from two on', () => {
  expect([durationText(400), durationText(119_000), durationText(120_000)]).toEqual([
    '1 s',
    '119 s',
    '2 min',
  ])
})

test.each([
  ['46196', '46,196'],
  ['1234567.125', '1,234,567.125'],
  ['999.5', '999.5'],
  ['0.010000', '0.010000'],
])('the price %s reads %s', (price, text) => {
  expect(priceText(price)).toBe(text)
})

import { expect, test } from 'vitest'
import { durationText, listText, moneyText, scoreText } from './figures.ts'

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

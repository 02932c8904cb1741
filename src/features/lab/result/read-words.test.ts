import { expect, test } from 'vitest'
import { answerText, callText, decisionText } from './read-words.ts'

test('reads as the program says them', () => {
  expect(callText({ name: 'indicator', arguments: ['ema', { period: 12 }], answer: 0 })).toBe(
    'ctx.indicator("ema", { period: 12 })',
  )
  expect(callText({ name: 'price', arguments: [null], answer: 0 })).toBe('ctx.price()')
  expect(answerText(64_123.456_789)).toBe('64123.46')
  expect(answerText(null)).toBe('null')
  expect(answerText([{ c: 1 }, { c: 2.5 }])).toBe('2 × …, { c: 2.5 }')
})

test('decisions as the program says them', () => {
  expect(
    decisionText({ action: 'buy', symbol: 'BTC', quantity: 0.1, stop: 61_000, reason: 'up' }),
  ).toBe('ctx.buy("BTC", 0.1, { stop: 61000, reason: "up" })')
  expect(decisionText({ action: 'close', symbol: 'BTC', fraction: 1 })).toBe('ctx.close("BTC", 1)')
  expect(decisionText({ action: 'hold', symbol: 'BTC' })).toBe('ctx.hold()')
})

import { describe, expect, test } from 'vitest'
import {
  endLabel,
  ghostSentence,
  placeOn,
  priceSentence,
  railSentence,
  ticks,
  timeUsed,
  timeWords,
  zeroAt,
} from './rail-scale.ts'

const ends = { lossThreshold: 5, profitTarget: 10 }
const hour = 3_600_000
const time = { startedAt: 0, endsAt: 24 * hour }

test('zero stands at its true proportion', () => {
  expect(zeroAt(ends)).toBeCloseTo(1 / 3)
  expect(zeroAt({ lossThreshold: 5, profitTarget: 200 })).toBeCloseTo(5 / 205)
})

test.each([
  [-5, 0, 0],
  [0, 1 / 3, 0],
  [10, 1, 0],
  [10.01, 1, 1],
  [-5.01, 0, -1],
])('%d%% stands at %d, beyond %d', (pct, at, beyond) => {
  const place = placeOn(ends, pct)
  expect(place.at).toBeCloseTo(at)
  expect(place.beyond).toBe(beyond)
})

test('a rail without length, as while a form is being filled, has no ticks and everything in its middle', () => {
  const none = { lossThreshold: 0, profitTarget: 0 }
  expect(zeroAt(none)).toBe(0.5)
  expect(placeOn(none, 3)).toEqual({ at: 0.5, beyond: 0 })
  expect(ticks(none)).toEqual([])
})

test('ticks are round, inside the ends, and leave zero out', () => {
  expect(ticks(ends)).toEqual([-4, -2, 2, 4, 6, 8])
  const wide = ticks({ lossThreshold: 40, profitTarget: 200 })
  expect(wide.every((pct) => pct % 20 === 0 && pct !== 0)).toBe(true)
})

describe('time', () => {
  test('used is a share of the limit, and stops at the end', () => {
    expect(timeUsed(time, 6 * hour)).toBe(0.25)
    expect(timeUsed(time, 30 * hour)).toBe(1)
    expect(timeUsed({ ...time, endedAt: 12 * hour }, 30 * hour)).toBe(0.5)
    expect(timeUsed({ startedAt: 0, endsAt: null }, hour)).toBeNull()
  })

  test('is told in words', () => {
    expect(timeWords(time, 2.5 * hour)).toBe('2 h 30 m of 24 h')
    expect(timeWords({ startedAt: 0, endsAt: null }, hour)).toBe('1 h, no time limit')
    expect(timeWords({ ...time, endedAt: 3 * hour }, 9 * hour)).toBe('ended after 3 h')
  })
})

test('an end keeps only the decimals it has', () => {
  expect([endLabel(10), endLabel(-2.5), endLabel(0.25)]).toEqual(['+10%', '−2.5%', '+0.25%'])
})

test('the sentence says result, distance, ends and time', () => {
  expect(railSentence(ends, 4.1, '12.4', '2 h 14 m of 24 h')).toBe(
    'Net +$12.40, +4.10% of budget, 41% of the way to the profit target. Ends at −5% or +10%. Time: 2 h 14 m of 24 h.',
  )
  expect(railSentence(ends, -6, undefined, undefined)).toBe(
    'Net −6.00% of budget, at the loss threshold. Ends at −5% or +10%.',
  )
  expect(railSentence(ends, undefined, undefined, undefined)).toBe('Ends at −5% or +10%.')
})

test('the prices that would end it, and what is tried, are said when there are any', () => {
  expect(priceSentence({ loss: 'BTC 44,000', target: 'BTC 46,138' })).toBe(
    'With what is open now that is BTC 44,000 or BTC 46,138.',
  )
  expect(priceSentence({ loss: null, target: null })).toBe('')
  expect(ghostSentence(-2.5)).toBe('What if: −2.50% of budget.')
  expect(ghostSentence(undefined)).toBe('')
})

import { expect, test } from 'vitest'
import { cellOf, choicesIn, judge } from './matrix.ts'

test('compares a quick session, and three presets over six horizons', () => {
  const choices = choicesIn('BTC')
  expect(choices).toHaveLength(1 + 3 * 6)
  expect(choices.filter(({ preset }) => preset === 'quick')).toHaveLength(1)
})

test('the least bad is that of the highest mean, of those that can be told', () => {
  const cells = [
    null,
    { mean: -0.6, low: -1, high: 0.2 },
    'too_few' as const,
    { mean: -0.2, low: -0.9, high: 0.5 },
  ]
  expect(judge(cells)).toEqual({ leastBad: 3, earns: false })
  expect(judge([...cells, { mean: 1, low: 0.1, high: 2 }])).toEqual({ leastBad: 4, earns: true })
  expect(judge([null, 'too_few', 'no_plan'])).toEqual({ leastBad: null, earns: false })
})

test('a mean without its interval is too few to tell', () => {
  const outcomes = { meanNetPct: 3, interval: null } as Parameters<typeof cellOf>[0]
  expect(cellOf(outcomes)).toBe('too_few')
  expect(cellOf(null)).toBeNull()
})

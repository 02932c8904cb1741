import { expect, test } from 'vitest'
import { linesOf } from './lines-of.ts'

test.each([
  ['short', 10, ['short']],
  ['Positions at once', 12, ['Positions at', 'once']],
  ['Positions at once', 9, ['Positions', 'at once']],
  ['Winners, at their worst', 14, ['Winners, at', 'their worst']],
  ['Winners, at their worst', 9, ['Winners,', 'at their…']],
  ['Drawdown of a day', 5, ['Draw…']],
  ['DOGE_USDT', 6, ['DOGE_…']],
  ['anything at all', Infinity, ['anything at all']],
])('%j in %s letters', (text, letters, lines) => {
  expect(linesOf(text, letters)).toEqual(lines)
})

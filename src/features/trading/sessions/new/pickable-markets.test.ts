import { expect, test } from 'vitest'
import { pickableMarkets } from './pickable-markets.ts'

const many = Array.from({ length: 200 }, (_, index) => ({ symbol: `M${index}` }))
const none: ReadonlySet<string> = new Set()
const symbols = (query: string, value: string, pinned = none) =>
  pickableMarkets(many, { query, value, pinned }).shown.map(({ symbol }) => symbol)

test('all of a few are offered, whatever is searched', () => {
  const few = many.slice(0, 6)
  expect(pickableMarkets(few, { query: 'x', value: 'M0', pinned: none })).toEqual({ shown: few })
})

test('of many a screenful, and always the chosen one', () => {
  expect(symbols('', 'M0')).toHaveLength(12)
  expect(symbols('', 'M150').at(-1)).toBe('M150')
  expect(symbols('', 'M3')).toHaveLength(12)
})

test('pinned ones come first, and the whole name that was typed before them', () => {
  expect(symbols('', 'M0', new Set(['M77'])).slice(0, 2)).toEqual(['M77', 'M0'])
  expect(symbols('m1', 'M1', new Set(['M177'])).slice(0, 2)).toEqual(['M1', 'M177'])
})

test('says how many fit, and finds none', () => {
  const asked = { query: 'm19', value: 'M0', pinned: none }
  expect(pickableMarkets(many, asked).found).toBe(11)
  expect(symbols('zzz', 'M0')).toEqual(['M0'])
})

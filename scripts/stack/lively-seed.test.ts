import { expect, test } from 'vitest'
import { createMarket } from '../../localnet/market/market.ts'
import { livelySeed, quietMinutes } from './lively-seed.ts'

const hour = 3_600_000
// Under the usual seed a market has no signal until 00:44 UTC.
const beforeQuiet = Date.UTC(2026, 10, 29, 23, 50)

test('names the minutes in which a market has nothing to follow', () => {
  const quiet = quietMinutes(createMarket({ seed: 'alura' }), beforeQuiet, beforeQuiet + hour)
  expect(quiet).toContain(Date.UTC(2026, 10, 30, 0, 8))
})

test('passes over a seed with a quiet market', () => {
  const seed = livelySeed(beforeQuiet, hour)
  expect(seed).not.toBe('alura')
  expect(quietMinutes(createMarket({ seed }), beforeQuiet, beforeQuiet + hour)).toEqual([])
})

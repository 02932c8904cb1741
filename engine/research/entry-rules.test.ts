import { expect, test } from 'vitest'
import type { Decider, Move } from '../replay/replay.ts'
import { emptyBook } from '../replay/book.ts'
import { signals } from '../signals/signal.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'
import { alongWith, withRule, withinHours } from './entry-rules.ts'

const at = (hour: number, minute = 0) => Date.UTC(2025, 0, 7, hour, minute)

test('hours begin with the first and end before the last', () => {
  const rule = withinHours(8, 16)
  expect([at(7, 59), at(8), at(15, 59), at(16)].map((time) => rule(time, 1))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test('another market counts with the score that was known, and only where it leans enough', () => {
  const bars = syntheticBars(3, 300)
  const rule = alongWith(bars, 0.1)
  const known = signals(bars)
  const long = known.findIndex(({ score }, index) => score >= 0.1 && index > 100)
  const closed = known[long]?.at ?? NaN
  expect(rule(closed, 1)).toBe(true)
  expect(rule(closed, -1)).toBe(false)
  // A moment before that candle closed, the one before it counts.
  const before = known[long - 1]?.score ?? 0
  expect(rule(closed - 1, -1)).toBe(before < 0.1)
  expect(rule((bars.t[0] ?? 0) - 1, -1)).toBe(true)
  expect(alongWith(bars, 2)(closed, -1)).toBe(true)
})

test('what a rule does not allow is waited for, and everything else stays', () => {
  const order = { direction: -1, size: 1, takeProfit: 1, stop: 1, targetRests: false } as const
  const opens: Move = { action: 'open', order, watched: 0, rests: false }
  const closes: Move = { action: 'close', exits: [] }
  const minds = [opens, closes].map((move): Decider => ({ decide: () => move }))
  const decided = (time: number) =>
    minds.map((mind) => withRule(withinHours(8, 16))(mind).decide(emptyBook(0), 0, 1, time).action)
  expect(decided(at(9))).toEqual(['open', 'close'])
  expect(decided(at(20))).toEqual(['refuse', 'close'])
})

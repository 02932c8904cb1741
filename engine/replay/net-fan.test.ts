import { expect, test } from 'vitest'
import { handMade, historyLength, rehearsal, roughBars } from '../testing/rehearsals.ts'
import { netFan } from './net-fan.ts'
import { createRehearser } from './outcomes.ts'
import { spreadStarts } from './starts.ts'
import { createTape } from './tape.ts'

const minute = 60_000

test('of one start, low, middle and high are its own way', () => {
  const up = [1000, 1001, 1002, 1003, 1004].map((price) => [price, price, price, price] as const)
  const fan = netFan(
    rehearsal(),
    handMade(up),
    [historyLength],
    [0, minute, 2 * minute, 3 * minute],
  )
  expect(fan.starts).toBe(1)
  expect(fan.low).toEqual(fan.high)
  expect(fan.middle[0]).toBeCloseTo(0)
  expect(fan.middle[3] ?? 0).toBeGreaterThan(fan.middle[1] ?? 0)
})

test('of many starts nine in ten stand above the low and below the high, and all end where they end', () => {
  const given = rehearsal({ durationMs: 60 * minute })
  const tape = createTape(roughBars(7, 1500), given.strategy.intervals)
  const starts = spreadStarts(tape, given.durationMs, 40)
  const fan = netFan(given, tape, starts, [0, 30 * minute, 120 * minute])
  for (const [index, middle] of fan.middle.entries()) {
    expect(fan.low[index] ?? 0).toBeLessThanOrEqual(middle)
    expect(fan.high[index] ?? 0).toBeGreaterThanOrEqual(middle)
  }
  const outcomeOf = createRehearser(given, tape)
  const ends = starts
    .map((start) => outcomeOf(start).netPct)
    .toSorted((left, right) => left - right)
  expect(fan.starts).toBe(starts.length)
  expect(fan.middle[2]).toBeCloseTo(ends[Math.round(0.5 * (ends.length - 1))] ?? NaN, 6)
})

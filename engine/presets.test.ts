import { expect, test } from 'vitest'
import { quickStrategy } from './presets.ts'
import { deadBand } from './score.ts'
import { signals } from './signal.ts'
import { aggregate, noRecordedCandles, realBars } from './testing/real-candles.ts'
import { syntheticBars } from './testing/synthetic-bars.ts'
import type { Bars } from './types.ts'

/** Bars before the first start: 1,200 minutes hold 80 candles of 15 minutes. */
const warmUp = 1200

/**
 * A session started at each minute in turn, with the candles closed by then: the shares of starts at which a watched
 * interval passes the threshold at once, and within the next two minutes.
 */
function entriesFound(minutes: Bars): { atOnce: number; withinTwoMinutes: number } {
  const watched = quickStrategy.intervals.map((interval) => signals(aggregate(minutes, interval)))
  const latest = watched.map(() => 0)
  const found: boolean[] = []
  for (const { at } of (watched[0] ?? []).slice(warmUp)) {
    const scores = watched.map((series, k) => {
      let index = latest[k] ?? 0
      while ((series[index + 1]?.at ?? Infinity) <= at) index++
      latest[k] = index
      return Math.abs(series[index]?.score ?? 0)
    })
    found.push(Math.max(...scores) >= quickStrategy.entryThreshold)
  }
  const starts = found.slice(0, -2)
  const share = (hits: boolean[]) => hits.filter(Boolean).length / starts.length
  return {
    atOnce: share(starts),
    withinTwoMinutes: share(
      starts.map((hit, i) => hit || found[i + 1] === true || found[i + 2] === true),
    ),
  }
}

test('a quick session finds an entry at once on synthetic candles', () => {
  for (const seed of [1, 2, 3, 4]) {
    const { atOnce, withinTwoMinutes } = entriesFound(syntheticBars(seed, 20_000))
    expect(atOnce).toBeGreaterThan(0.97)
    expect(withinTwoMinutes).toBeGreaterThan(0.995)
  }
})

test('a quick session finds an entry at once on recorded candles', (context) => {
  const { atOnce, withinTwoMinutes } = entriesFound(
    realBars('1m') ?? context.skip(noRecordedCandles),
  )
  expect(atOnce).toBeGreaterThan(0.97)
  expect(withinTwoMinutes).toBeGreaterThan(0.995)
})

test('no entry threshold lies inside the dead band', () => {
  expect(quickStrategy.entryThreshold).toBeGreaterThanOrEqual(deadBand)
  expect(quickStrategy.exitScore).toBeGreaterThan(quickStrategy.entryThreshold)
})

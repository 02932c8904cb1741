import { executionStrategies, strategyDurations } from '../../contract/sessions/sessions.ts'
import { expect, test } from 'vitest'
import { plan } from './plan.ts'
import { advancePreset, quickStrategy, riskPresets } from './presets.ts'
import { deadBand } from '../signals/score.ts'
import { signals } from '../signals/signal.ts'
import { aggregate, noRecordedCandles, realBars } from '../testing/real-candles.ts'
import { syntheticBars } from '../testing/synthetic-bars.ts'
import type { Bars } from '../types.ts'

/** Bars before the first start: 1,200 quarters of an hour hold 75 candles of four hours. */
const warmUp = 1200

/**
 * For a session started at the close of each candle of 15 minutes: the share of starts at which a watched interval
 * passes the threshold at once, and within the next half hour.
 */
function entriesFound(quarters: Bars): { atOnce: number; withinHalfAnHour: number } {
  const watched = quickStrategy.intervals.map((interval) => signals(aggregate(quarters, interval)))
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
    withinHalfAnHour: share(
      starts.map((hit, i) => hit || found[i + 1] === true || found[i + 2] === true),
    ),
  }
}

test('a quick session finds an entry at once on synthetic candles', () => {
  for (const seed of [1, 2, 3, 4]) {
    const { atOnce, withinHalfAnHour } = entriesFound(syntheticBars(seed, 20_000, '15m'))
    expect(atOnce).toBeGreaterThan(0.97)
    expect(withinHalfAnHour).toBeGreaterThan(0.985)
  }
})

test('a quick session finds an entry at once on recorded candles', (context) => {
  const { atOnce, withinHalfAnHour } = entriesFound(
    realBars('15m') ?? context.skip(noRecordedCandles),
  )
  expect(atOnce).toBeGreaterThan(0.97)
  expect(withinHalfAnHour).toBeGreaterThan(0.995)
})

test('no entry threshold lies inside the dead band', () => {
  expect(quickStrategy.entryThreshold).toBeGreaterThanOrEqual(deadBand)
  expect(quickStrategy.exitScore).toBeGreaterThan(quickStrategy.entryThreshold)
})

/** Highest leverage and decimals of sizes of the six markets. */
const markets = [
  ['BTC', 40, 5],
  ['ETH', 25, 4],
  ['SOL', 20, 2],
  ['XRP', 20, 0],
  ['DOGE', 10, 0],
  ['AVAX', 10, 2],
] as const

test.each(markets)(
  'every preset has a plan on %s, from 10 USDC on',
  (_, maxLeverage, szDecimals) => {
    const limits = { maxLeverage, szDecimals, minimumNotional: '10' }
    for (const risk of executionStrategies) {
      for (const duration of strategyDurations) {
        const { terms, bounds } = advancePreset(risk, duration)
        for (const budget of ['10', '10.01', '37', '100', '5000', '1000000']) {
          const made = plan({ budget, ...terms }, limits, bounds)
          expect(made, `${risk} ${duration} from ${budget}`).not.toHaveProperty('refusal')
          const leverage = 'refusal' in made ? NaN : made.leverage
          expect(leverage).toBeLessThanOrEqual(bounds.leverage.max)
        }
      }
    }
  },
)

test.each(strategyDurations)(
  'over %s risk rises from preset to preset, and the threshold falls',
  (duration) => {
    const numbers = executionStrategies.map((risk) => {
      const { terms, bounds, strategy } = advancePreset(risk, duration)
      const made = plan(
        { budget: '1000', ...terms },
        { maxLeverage: 40, szDecimals: 5, minimumNotional: '10' },
        bounds,
      )
      return [
        terms.profitTarget,
        terms.lossThreshold,
        bounds.leverage.max,
        'refusal' in made ? NaN : made.leverage,
        -strategy.entryThreshold,
      ]
    })
    const [calm, bold, wild] = numbers
    for (const [which, low] of (calm ?? []).entries()) {
      expect(low).toBeLessThan(bold?.[which] ?? NaN)
      expect(bold?.[which]).toBeLessThan(wild?.[which] ?? NaN)
    }
  },
)

test.each(executionStrategies)('%s aims and risks more over a longer horizon', (risk) => {
  const presets = strategyDurations.map((duration) => advancePreset(risk, duration))
  for (const [i, { terms, durationMs }] of presets.entries()) {
    const shorter = presets[i - 1]
    expect(durationMs).toBeGreaterThan(shorter?.durationMs ?? 0)
    expect(terms.profitTarget).toBeGreaterThan(shorter?.terms.profitTarget ?? 0)
    expect(terms.lossThreshold).toBeGreaterThan(shorter?.terms.lossThreshold ?? 0)
  }
  expect(presets.at(-1)?.terms.lossThreshold).toBeLessThan(70)
  expect(riskPresets[risk].entryThreshold).toBeGreaterThanOrEqual(deadBand)
  expect(riskPresets[risk].entryThreshold).toBeLessThan(quickStrategy.exitScore)
})

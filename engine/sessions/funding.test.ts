import { expect, test } from 'vitest'
import { intervalMs } from '../../contract/market/market.ts'
import { limits, market, now, scored, session } from '../testing/states.ts'
import { decideEntry } from './entry.ts'
import { holdingCostPct, hourlyPaidPct, untilFundingMs } from './funding.ts'
import { advancePreset, quickStrategy } from './presets.ts'

const hour = intervalMs['1h']
const minute = intervalMs['1m']
const full = now - (now % hour) + hour

/** At so many minutes before the hour. */
function entry(minutes: number, fundingRate: number, score = 0.4) {
  const nowMs = full - minutes * minute
  const signal = { ...scored('15m', score), at: nowMs - 1 }
  return decideEntry({
    session: session({ startedAt: nowMs - hour }),
    positions: [],
    market: { ...market([signal]), fundingRate },
    nowMs,
    strategy: quickStrategy,
  })
}

test('longs pay a positive rate and shorts receive it', () => {
  expect(hourlyPaidPct('long', 0.0002)).toBeCloseTo(0.02)
  expect(hourlyPaidPct('short', 0.0002)).toBeCloseTo(-0.02)
  expect(hourlyPaidPct('short', 0)).toBe(0)
  expect(untilFundingMs(full)).toBe(hour)
  expect(untilFundingMs(full - 1)).toBe(1)
})

test('an entry waits out the last minutes before an hour that takes too much, on the side that pays', () => {
  expect(entry(5, 0.0002)).toMatchObject({
    gate: 'funding_due',
    why: { values: { because: { values: { paidPct: 0.02, dueMs: 5 * minute } } } },
  })
  expect(entry(11, 0.0002)).toMatchObject({ action: 'open', side: 'long' })
  expect(entry(5, 0.00005)).toMatchObject({ action: 'open' })
  expect(entry(5, -0.0002)).toMatchObject({ action: 'open' })
  expect(entry(5, 0.0002, -0.4)).toMatchObject({ action: 'open', side: 'short' })
  expect(entry(5, -0.0002, -0.4)).toMatchObject({ gate: 'funding_due' })
})

test('holding costs what an hour takes beyond the ordinary, for the hours that the move usually needs', () => {
  expect(holdingCostPct(0.01125, 2, { dailyRangePct: 4 })).toBeCloseTo(0.06)
  expect(holdingCostPct(0.00125, 2, { dailyRangePct: 4 })).toBe(0)
  expect(holdingCostPct(-0.01, 2, { dailyRangePct: 4 })).toBe(0)
  expect(holdingCostPct(0.01, 2, {})).toBe(0)
})

test('a market whose longs pay much is worth no long, and may be worth a short', () => {
  const { strategy } = advancePreset('Degen', '30D')
  const nowMs = full - 30 * minute
  const decide = (score: number) => {
    const signals = [{ ...scored('4h', score), at: nowMs - 1 }]
    const state = session({ startedAt: nowMs - hour, endsAt: nowMs + 30 * intervalMs['1d'] })
    return decideEntry({
      session: { ...state, plan: { ...state.plan, takeProfitPct: 4 } },
      positions: [],
      market: {
        ...market(signals, { limits: { ...limits, dailyRangePct: 2 } }),
        // 0.08 % an hour, over four days.
        fundingRate: 0.0008,
      },
      nowMs,
      strategy,
    })
  }
  expect(decide(0.6)).toMatchObject({ gate: 'not_worth_its_cost' })
  expect(decide(-0.6)).toMatchObject({ action: 'open', side: 'short' })
})

import { expect, test } from 'vitest'
import { intervalMs } from '../../contract/market/market.ts'
import { limits, market, now, scored, session } from '../testing/states.ts'
import { decideEntry } from './entry.ts'
import { quickStrategy } from './presets.ts'
import { expectedMovePct } from './worth.ts'

const day = intervalMs['1d']

test('the expected move grows with the square root of time, up to the take-profit', () => {
  const plan = { takeProfitPct: 5 }
  const range = { dailyRangePct: 4 }
  expect(expectedMovePct(plan, range, now + day / 4, now)).toBe(2)
  expect(expectedMovePct(plan, range, now + 4 * day, now)).toBe(5)
  expect(expectedMovePct(plan, range, now - 1, now)).toBe(0)
  expect(expectedMovePct(plan, range, null, now)).toBe(5)
  expect(expectedMovePct(plan, {}, now + 1, now)).toBe(5)
})

test('an entry whose move is not worth its cost is refused, with the numbers', () => {
  const question = {
    session: session({ endsAt: now + day / 4 }),
    positions: [],
    market: market([scored('15m', 0.4)], { limits: { ...limits, dailyRangePct: 4 } }),
    nowMs: now,
    strategy: { ...quickStrategy, worth: { roundTripPct: 0.2, multiple: 10 } },
  }
  expect(decideEntry(question)).toMatchObject({ action: 'open' })
  const dear = {
    ...question,
    strategy: { ...question.strategy, worth: { roundTripPct: 0.2, multiple: 11 } },
  }
  expect(decideEntry(dear)).toMatchObject({
    action: 'refuse',
    gate: 'not_worth_its_cost',
    why: {
      values: {
        because: { code: 'not_worth_its_cost', values: { movePct: 2, costPct: 0.2, multiple: 11 } },
      },
    },
  })
})

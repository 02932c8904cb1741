import { describe, expect, it } from 'vitest'
import { changeLimits } from './change.ts'
import { defaultRiskLimits as now } from './limits.ts'

const noon = Date.UTC(2026, 3, 1, 12)
const midnight = Date.UTC(2026, 3, 2)
const calm = { hasOpenTrades: false, drawdownPercent: '0' }

describe('limits that a person changes', () => {
  it('hold at once where they tighten, whatever the day was like', () => {
    const wished = { ...now, accountRiskPercent: 1, maxRiskAmount: '150' }
    const day = { hasOpenTrades: true, drawdownPercent: '4' }
    expect(changeLimits(now, wished, day, noon)).toEqual({ limits: wished, pending: null })
  })

  it('hold at once where they loosen on a calm day', () => {
    const wished = { ...now, accountRiskPercent: 5 }
    expect(changeLimits(now, wished, calm, noon)).toEqual({ limits: wished, pending: null })
  })

  it.each([
    ['with a trade open', { hasOpenTrades: true, drawdownPercent: '0' }],
    ['with half of the daily limit lost', { hasOpenTrades: false, drawdownPercent: '2.5' }],
  ])('wait for the next UTC day where they loosen %s; the tighter ones do not', (_, day) => {
    const wished = { ...now, accountRiskPercent: 5, maxLeverage: 3 }
    expect(changeLimits(now, wished, day, noon)).toEqual({
      limits: { ...now, maxLeverage: 3 },
      pending: { limits: wished, at: midnight },
    })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../contract/decimal.ts'
import type { Side } from '../../contract/primitives.ts'
import { defaultRiskLimits } from './limits.ts'
import { type OpenTrade, refusedStop } from './stop-move.ts'

const open = (more: Partial<OpenTrade> = {}): OpenTrade => ({
  side: 'long',
  entryPrice: '60000',
  openSize: '0.1',
  stopPrice: '59000',
  szDecimals: 5,
  ...more,
})
/** 2 % of 10,000. */
const refused = (next: string, more: Partial<OpenTrade> = {}, limits = defaultRiskLimits) =>
  refusedStop(open(more), next, '10000', limits)

describe('the stop of an open trade', () => {
  test.each<[string, string, Partial<OpenTrade>]>([
    ['nearer', '59500', {}],
    ['beyond the entry', '61000', {}],
    ['wider, by what the limits still allow', '58000', {}],
    ['nearer than one that loses more than the limits allow', '55500', { stopPrice: '55000' }],
    ['anywhere, where there was none', '50000', { stopPrice: null }],
    ['wider, of what is left of a trade', '50000', { openSize: '0.02' }],
    ['wider, of a short', '62000', { side: 'short', stopPrice: '61000' }],
    ['wider, while a profit stays', '60500', { stopPrice: '61000' }],
  ])('may go %s', (_name, next, more) => {
    expect(refused(next, more)).toBeNull()
  })

  test.each<[string, string, Partial<OpenTrade>, { limit: string; furthest: string }]>([
    ['long', '57900', {}, { limit: '200', furthest: '58000' }],
    ['short', '62100', { side: 'short', stopPrice: '61000' }, { limit: '200', furthest: '62000' }],
    ['that loses too much', '54900', { stopPrice: '55000' }, { limit: '500', furthest: '55000' }],
  ])('of a %s may not lose more than one trade may', (_name, next, more, told) => {
    expect(refused(next, more)).toMatchObject(told)
  })

  test('counts the amount that a person set as well', () => {
    const limits = { ...defaultRiskLimits, maxRiskAmount: '150' }
    expect(refused('58400', {}, limits)).toMatchObject({ actual: '160', furthest: '58500' })
  })

  test('may go to the price that passes, whatever the trade', () => {
    const price = fc.integer({ min: 1_000, max: 100_000 }).map(String)
    const size = fc.integer({ min: 1, max: 500_000 }).map((lots) => (lots / 100_000).toFixed(5))
    fc.assert(
      fc.property(
        fc.constantFrom<Side>('long', 'short'),
        price,
        price,
        price,
        size,
        (side, entryPrice, stopPrice, next, openSize) => {
          const trade = open({ side, entryPrice, stopPrice, openSize })
          const no = refusedStop(trade, next, '10000', defaultRiskLimits)
          if (no === null) return
          expect(compare(no.actual, no.limit)).toBe(1)
          expect(refusedStop(trade, no.furthest, '10000', defaultRiskLimits)).toBeNull()
        },
      ),
    )
  })
})

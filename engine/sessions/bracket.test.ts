import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, divide, fromNumber, multiply } from '../../contract/decimal.ts'
import { bracket } from './bracket.ts'

const plan = { takeProfitPct: 10, stopLossPct: 1.25 }

test('a long takes profit above and stops below, both rounded up', () => {
  expect(bracket('long', '97123', plan, 5)).toEqual({
    takeProfitPrice: '106836',
    stopLossPrice: '95909',
  })
})

test('a short takes profit below and stops above, both rounded down', () => {
  expect(bracket('short', '97123', plan, 5)).toEqual({
    takeProfitPrice: '87410',
    stopLossPrice: '98337',
  })
})

test('a tick coarser than the stop still leaves the stop beyond the entry', () => {
  // Two decimals at most: 0.1% of 0.5 is less than half a tick.
  const tight = { takeProfitPct: 0.25, stopLossPct: 0.1 }
  expect(bracket('long', '0.5', tight, 4)).toEqual({
    takeProfitPrice: '0.51',
    stopLossPrice: '0.49',
  })
  expect(bracket('short', '0.5', tight, 4)).toEqual({
    takeProfitPrice: '0.49',
    stopLossPrice: '0.51',
  })
})

test('the stop never loses and the take-profit never earns less than planned, wherever the tick is fine enough', () => {
  const percents = fc.integer({ min: 10, max: 5000 }).map((hundredths) => hundredths / 100)
  const entries = fc.integer({ min: 10_000, max: 9_999_999 }).map((cents) => divide(cents, 100))
  fc.assert(
    fc.property(
      entries,
      percents,
      percents,
      fc.constantFrom('long', 'short'),
      (entry, tp, sl, side) => {
        const { takeProfitPrice, stopLossPrice } = bracket(
          side,
          entry,
          { takeProfitPct: tp, stopLossPct: sl },
          1,
        )
        const at = (percent: number) => multiply(entry, fromNumber(1 + percent / 100, 6))
        const direction = side === 'long' ? 1 : -1
        expect(compare(takeProfitPrice, at(direction * tp)) * direction).toBeGreaterThanOrEqual(0)
        expect(compare(stopLossPrice, at(-direction * sl)) * direction).toBeGreaterThanOrEqual(0)
        expect(compare(stopLossPrice, entry) * direction).toBe(-1)
      },
    ),
  )
})

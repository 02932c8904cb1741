import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, compare, divide, multiply, negate, subtract } from '../contract/decimal.ts'
import type { PositionLedger } from './pnl.ts'
import { averagePrice, openSize, positionPnl, repricePnl, sumPnl } from './pnl.ts'

const long: PositionLedger = {
  side: 'long',
  entrySize: '0.002',
  entryNotional: '200',
  exitSize: '0',
  exitNotional: '0',
  fees: '0.19',
  funding: '-0.01',
}

/** Random position ledgers: sizes in lots, notionals with six decimals. */
const ledgers: fc.Arbitrary<PositionLedger> = fc
  .record({
    side: fc.constantFrom('long' as const, 'short' as const),
    lots: fc.integer({ min: 1, max: 10 ** 9 }),
    closed: fc.integer({ min: 0, max: 100 }),
    entry: fc.integer({ min: 1, max: 10 ** 12 }),
    exit: fc.integer({ min: 0, max: 10 ** 12 }),
    fees: fc.integer({ min: -(10 ** 6), max: 10 ** 9 }),
    funding: fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
  })
  .map(({ side, lots, closed, entry, exit, fees, funding }) => {
    const exited = Math.floor((lots / 100) * closed)
    return {
      side,
      entrySize: divide(lots, 10 ** 5),
      entryNotional: divide(entry, 10 ** 6),
      exitSize: divide(exited, 10 ** 5),
      exitNotional: exited === 0 ? '0' : divide(exit, 10 ** 6),
      fees: divide(fees, 10 ** 6),
      funding: divide(funding, 10 ** 6),
    }
  })
const marks = fc.integer({ min: 1, max: 10 ** 10 }).map((micro) => divide(micro, 10 ** 4))

test('an open long earns what the mark rose', () => {
  expect(positionPnl(long, '101000', '33.333333')).toEqual({
    realized: '0',
    unrealized: '2',
    fees: '0.19',
    funding: '-0.01',
    net: '1.8',
    netPct: 5.4,
  })
})

test('an open short earns what the mark fell', () => {
  expect(positionPnl({ ...long, side: 'short' }, '99000', '100')).toMatchObject({
    unrealized: '2',
    net: '1.8',
  })
})

test('a half-closed position realises its half against the average entry', () => {
  const half = { ...long, exitSize: '0.001', exitNotional: '103' }
  expect(positionPnl(half, '99000', '100')).toMatchObject({
    realized: '3',
    unrealized: '-1',
    net: '1.8',
  })
})

test('a half-closed short realises what it sold above its buy-back', () => {
  const half: PositionLedger = { ...long, side: 'short', exitSize: '0.001', exitNotional: '97' }
  expect(positionPnl(half, '101000', '100')).toMatchObject({ realized: '3', unrealized: '-1' })
})

test('a position before its first fill is worth nothing', () => {
  const empty = { ...long, entrySize: '0', entryNotional: '0', fees: '0', funding: '0' }
  expect(positionPnl(empty, '99000', '100')).toEqual({
    realized: '0',
    unrealized: '0',
    fees: '0',
    funding: '0',
    net: '0',
    netPct: 0,
  })
})

test('refuses a ledger that closed more than it opened', () => {
  expect(() => positionPnl({ ...long, exitSize: '0.003' }, '1', '1')).toThrow(RangeError)
})

test('net is exactly the sum of its parts', () => {
  fc.assert(
    fc.property(ledgers, marks, (ledger, mark) => {
      const { realized, unrealized, fees, funding, net } = positionPnl(ledger, mark, '100')
      expect(net).toBe(add(realized, unrealized, negate(fees), funding))
    }),
  )
})

test('realised and unrealised are exactly the money in and out plus what is still held', () => {
  fc.assert(
    fc.property(ledgers, marks, (ledger, mark) => {
      const { realized, unrealized } = positionPnl(ledger, mark, '100')
      const held = multiply(openSize(ledger), mark)
      const gain = subtract(add(ledger.exitNotional, held), ledger.entryNotional)
      // Sizes have five decimals and marks four: at most nine, rounded once to eight.
      const difference = subtract(
        add(realized, unrealized),
        ledger.side === 'long' ? gain : negate(gain),
      )
      expect(compare(difference, '0.000000005')).toBeLessThanOrEqual(0)
      expect(compare(difference, '-0.000000005')).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('a closed position has realised exactly the difference of its notionals, whatever the mark', () => {
  fc.assert(
    fc.property(ledgers, marks, fc.integer({ min: 0, max: 10 ** 12 }), (ledger, mark, exit) => {
      const closed = { ...ledger, exitSize: ledger.entrySize, exitNotional: divide(exit, 10 ** 6) }
      const { realized, unrealized } = positionPnl(closed, mark, '100')
      const gain = subtract(closed.exitNotional, closed.entryNotional)
      expect(realized).toBe(ledger.side === 'long' ? gain : negate(gain))
      expect(unrealized).toBe('0')
    }),
  )
})

test('a sum of positions is the sum of each part, against the whole budget', () => {
  fc.assert(
    fc.property(fc.array(ledgers, { maxLength: 10 }), marks, (several, mark) => {
      const pnls = several.map((ledger) => positionPnl(ledger, mark, '10'))
      const total = sumPnl(pnls, '30')
      expect(total.net).toBe(add(...pnls.map((pnl) => pnl.net)))
      expect(total.net).toBe(
        add(total.realized, total.unrealized, negate(total.fees), total.funding),
      )
    }),
  )
})

test('no positions sum to zero', () => {
  expect(sumPnl([], '100')).toMatchObject({ realized: '0', net: '0', netPct: 0 })
})

test('the percentage is of the budget, to four places, and zero without one', () => {
  const [pnl] = [positionPnl(long, '101000', '33.333333')]
  expect(sumPnl([pnl, pnl], '700').netPct).toBe(0.5143)
  expect(sumPnl([pnl], '0').netPct).toBe(0)
})

test('repricing at a new mark gives what the ledger gives there', () => {
  const half = { ...long, exitSize: '0.001', exitNotional: '103' }
  const held = { side: long.side, size: openSize(half), entryPrice: '100000' }
  const before = positionPnl(half, '99000', '100')
  expect(repricePnl(before, held, '104000', '100')).toEqual(positionPnl(half, '104000', '100'))
})

test('an average price has at most eight decimals and does not exist before a fill', () => {
  expect(averagePrice('200', '0.003')).toBe('66666.66666667')
  expect(averagePrice('0', '0')).toBeNull()
})

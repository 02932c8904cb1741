import { expect, test } from 'vitest'
import { type TypedFacts, faultsOfTyped, typedResult } from './typed-result.ts'

const now = Date.UTC(2026, 3, 2)
const long: TypedFacts = {
  side: 'long',
  quantity: '0.3',
  entryPrice: '50000.1',
  exitPrice: '51000.2',
  fees: '4.1',
  funding: '-0.2',
  openedAt: Date.UTC(2026, 3, 1, 9),
  closedAt: Date.UTC(2026, 3, 1, 10),
  stop: '49000.1',
  target: '52000',
}

test('a long earns what the price rose, less fees, with funding', () => {
  expect(typedResult(long)).toEqual({ realized: '300.03', net: '295.73', risk: '300' })
})

test('a short earns what the price fell, and without a stop nothing is known to be at risk', () => {
  expect(typedResult({ ...long, side: 'short', stop: null, target: null })).toEqual({
    realized: '-300.03',
    net: '-304.33',
    risk: null,
  })
})

test('what can have happened has no faults', () => {
  expect(faultsOfTyped(long, now)).toEqual({})
  expect(faultsOfTyped({ ...long, closedAt: long.openedAt }, now)).toEqual({})
})

test.each<[Partial<TypedFacts>, object]>([
  [{ openedAt: Date.UTC(2009, 0, 2) }, { openedAt: 'BEFORE_ANYBODY_TRADED' }],
  [{ closedAt: long.openedAt - 1 }, { closedAt: 'BEFORE_OPENED' }],
  [{ closedAt: now + 60_001 }, { closedAt: 'NOT_CLOSED_YET' }],
  [{ stop: '50000.1' }, { stop: 'STOP_ON_WRONG_SIDE' }],
  [{ target: '50000.1' }, { target: 'TARGET_ON_WRONG_SIDE' }],
  [{ side: 'short' }, { stop: 'STOP_ON_WRONG_SIDE', target: 'TARGET_ON_WRONG_SIDE' }],
  [{ quantity: '20000' }, { quantity: 'TOO_LARGE' }],
  [{ fees: '10000000.00000001' }, { fees: 'TOO_LARGE' }],
  [{ funding: '-10000000.00000001' }, { funding: 'TOO_LARGE' }],
])('%j is wrong where it is wrong', (change, faults) => {
  expect(faultsOfTyped({ ...long, ...change }, now)).toEqual(faults)
})

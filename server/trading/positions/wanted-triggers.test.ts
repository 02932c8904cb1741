import { expect, test } from 'vitest'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { TargetRow } from '../../storage/trading/targets.ts'
import { wantedTriggers } from './wanted-triggers.ts'

const target = (step: number, price: string, quantity: string | null, filled = '0'): TargetRow => ({
  positionId: 'p',
  step,
  price,
  quantity,
  filledQuantity: filled,
  state: 'pending',
  rests: false,
  setAt: null,
  endedAt: null,
})

/** Sizes of the targets, and of the stop, for what is open of a position at 100. */
function sizes(open: string, targets: TargetRow[]): string[] {
  const position = { entrySize: open, exitSize: '0', stopLossPrice: '90' } as PositionRow
  return wantedTriggers(position, targets, 2).map(
    ({ kind, targetStep, size }) => `${kind === 'stop_loss' ? 'stop' : targetStep} ${size}`,
  )
}

test('each target rests with its own size, the last with what is left', () => {
  const targets = [target(0, '110', '0.5'), target(1, '120', '0.3'), target(2, '130', null)]
  expect(sizes('1', targets)).toEqual(['0 0.5', '1 0.3', '2 0.2', 'stop 1'])
})

test('what is too small for an order of its own goes with the target before it', () => {
  const targets = [target(0, '110', '0.5'), target(1, '120', null)]
  expect(sizes('0.51', targets)).toEqual(['0 0.51', 'stop 0.51'])
  const middle = [target(0, '110', '0.4'), target(1, '120', '0.01'), target(2, '130', null)]
  expect(sizes('1', middle)).toEqual(['0 0.41', '2 0.59', 'stop 1'])
})

test('the nearest goes with the one behind it when it is too small', () => {
  const targets = [target(0, '110', '0.05'), target(1, '120', null)]
  expect(sizes('1', targets)).toEqual(['1 1', 'stop 1'])
})

test('a small position is closed as a whole at the nearest target', () => {
  const targets = [target(0, '110', '0.03'), target(1, '120', null)]
  expect(sizes('0.05', targets)).toEqual(['0 0.05', 'stop 0.05'])
})

test('a part that is too small and has no other does not rest', () => {
  expect(sizes('1', [target(0, '110', '0.05')])).toEqual(['stop 1'])
})

test('what has been filled of a target is not asked for again', () => {
  const targets = [target(0, '110', '0.5', '0.45'), target(1, '120', null)]
  expect(sizes('0.55', targets)).toEqual(['1 0.55', 'stop 0.55'])
})

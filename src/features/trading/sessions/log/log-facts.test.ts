import { expect, test } from 'vitest'
import { flat } from './log-facts.tsx'

test('shows each value by itself, never braces', () => {
  const plan = { leverage: 3, bounds: { min: 1 }, intervals: ['15m', '1h'], none: null }
  expect(flat('plan', plan)).toEqual([
    ['plan leverage', 3],
    ['plan bounds min', 1],
    ['plan intervals', '15m, 1h'],
    ['plan none', null],
  ])
  expect(flat('fills', [{ size: '1' }, { size: '2' }])).toEqual([
    ['fills 1 size', '1'],
    ['fills 2 size', '2'],
  ])
})

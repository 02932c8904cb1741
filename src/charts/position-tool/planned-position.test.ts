import { expect, test } from 'vitest'
import { levelNear, spanOf, zonesOf, type PlannedLevel } from './planned-position.ts'

const level = (name: PlannedLevel['name'], price: string, canMove = true): PlannedLevel => ({
  name,
  price,
  label: name.kind,
  canMove,
})
const entry = level({ kind: 'entry' }, '100')
const stop = level({ kind: 'stop' }, '98')
const target = level({ kind: 'target', index: 0 }, '104')
const plan = { side: 'long' as const, levels: [entry, stop, target] }

test('takes hold of the nearest level within reach', () => {
  const placed = [
    { level: entry, y: 50 },
    { level: stop, y: 58 },
    { level: target, y: null },
  ]
  expect(levelNear(placed, 55, 6)).toBe(stop)
  expect(levelNear(placed, 53, 6)).toBe(entry)
  expect(levelNear(placed, 70, 6)).toBeNull()
})

test('leaves alone what may not move', () => {
  const fixed = level({ kind: 'entry' }, '100', false)
  expect(levelNear([{ level: fixed, y: 50 }], 50, 6)).toBeNull()
})

test('of two on one height the later one, which lies above', () => {
  const placed = [
    { level: entry, y: 50 },
    { level: target, y: 50 },
  ]
  expect(levelNear(placed, 50, 6)).toBe(target)
})

test('tells what is risked and what may be won', () => {
  expect(zonesOf(plan)).toEqual([
    { kind: 'risk', from: 100, to: 98 },
    { kind: 'reward', from: 100, to: 104 },
  ])
  expect(spanOf(plan)).toEqual({ low: 98, high: 104 })
  expect(spanOf(null)).toBeNull()
})

import { beforeEach, expect, test } from 'vitest'
import { readStored, writeStored } from '../../lib/kept/stored.ts'
import type { Drawing } from './drawing.ts'
import { createStore, drawingsOf } from './drawings-store.ts'

const key = 'alura.drawings.test'
const level = (id: string, price: number): Drawing => ({
  id,
  kind: 'level',
  points: [{ time: 60, price }],
})
beforeEach(() => writeStored(key, null))

test('what is drawn is there again with the next page', () => {
  const store = createStore(key)
  store.add(level('a', 1))
  store.add(level('b', 2))
  store.change(level('a', 3))
  store.remove('b')
  expect(createStore(key).get()).toEqual([level('a', 3)])
})

test('each step can be taken back, the last one first', () => {
  const store = createStore(key)
  store.add(level('a', 1))
  store.change(level('a', 2))
  store.remove('a')
  store.undo()
  expect(store.get()).toEqual([level('a', 2)])
  store.undo()
  expect(store.get()).toEqual([level('a', 1)])
  store.undo()
  expect(store.canUndo()).toBe(false)
  store.undo()
  expect(store.get()).toEqual([])
  expect(readStored(key)).toBeNull()
})

test('a market has drawings of its own', () => {
  drawingsOf('X').add(level('a', 1))
  expect(drawingsOf('X').get()).toHaveLength(1)
  expect(drawingsOf('Y').get()).toEqual([])
  drawingsOf('X').remove('a')
})

test.each([
  '{',
  '{"a":1}',
  '[{"id":"a","kind":"circle","points":[]}]',
  '[{"id":"a","kind":"trend","points":[]}]',
])('what cannot be read is forgotten: %s', (text) => {
  writeStored(key, text)
  expect(createStore(key).get()).toEqual([])
})

test('no more than a hundred are kept, and those that were drawn last', () => {
  const store = createStore(key)
  for (let index = 0; index <= 100; index += 1) store.add(level(String(index), index))
  expect(store.get()).toHaveLength(100)
  expect(store.get()[0]?.id).toBe('1')
})

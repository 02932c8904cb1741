import { beforeEach, expect, test } from 'vitest'
import { writeStored } from '../kept/stored.ts'
import { createStore, hasCrossed } from './price-alerts.ts'

const key = 'alura.alerts.test'
beforeEach(() => writeStored(key, null))
const add = (price: string, mark: string) => createStore(key).add({ symbol: 'BTC', price, mark })

test.each([
  ['110', '100', '109.99', false],
  ['110', '100', '110', true],
  ['110', '100', '250', true],
  ['90', '100', '90.01', false],
  ['90', '100', '90', true],
  ['90', '100', '1', true],
])('an alert at %s set at %s: a mark of %s fires it: %s', (price, mark, now, fires) => {
  const alert = add(price, mark)
  expect(alert !== null && hasCrossed(alert, now)).toBe(fires)
})

test('where the mark is already nothing can be waited for', () => {
  expect(add('100', '100.0')).toBeNull()
  expect(createStore(key).get()).toEqual([])
})

test('it fires once, in whichever tab is first', () => {
  const [one, other] = [createStore(key), createStore(key)]
  const id = one.add({ symbol: 'BTC', price: '110', mark: '100' })?.id ?? ''
  expect(other.fire(id, 5)).toBe(true)
  expect(one.fire(id, 6)).toBe(false)
  expect(one.get()).toMatchObject([{ id, firedAt: 5 }])
})

test('what was removed does not fire', () => {
  const store = createStore(key)
  const id = store.add({ symbol: 'BTC', price: '110', mark: '100' })?.id ?? ''
  store.remove(id)
  expect(store.fire(id, 5)).toBe(false)
  expect(store.get()).toEqual([])
})

test('the same list until something changes', () => {
  const store = createStore(key)
  store.add({ symbol: 'BTC', price: '110', mark: '100' })
  expect(store.get()).toBe(store.get())
})

test.each(['{', '[{"id":1}]'])('what cannot be read is forgotten: %s', (text) => {
  writeStored(key, text)
  expect(createStore(key).get()).toEqual([])
})

test('no more than fifty are kept, and the newest of them', () => {
  for (let price = 101; price <= 160; price += 1) add(String(price), '100')
  const kept = createStore(key).get()
  expect(kept).toHaveLength(50)
  expect(kept[0]?.price).toBe('160')
})

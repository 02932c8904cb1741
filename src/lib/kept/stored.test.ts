// @own-process: that something was refused is remembered for the whole page.
import { expect, test } from 'vitest'
import { isStorageRefused, keptIn, onStorageRefused, type TextStorage } from './stored.ts'

const refusal = (name: string) => new DOMException('no', name)

function inMemory(): TextStorage & { items: Map<string, string> } {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  }
}

test('keeps in the storage what it takes, and says nothing', () => {
  const storage = inMemory()
  const kept = keptIn(() => storage)
  kept.setItem('a', '1')
  expect(storage.items.get('a')).toBe('1')
  kept.removeItem('a')
  expect(kept.getItem('a')).toBeNull()
  expect(isStorageRefused()).toBe(false)
})

test('a full storage goes on in memory, where the newer value wins over the one that stayed', () => {
  const storage = inMemory()
  let isFull = false
  const kept = keptIn(() => ({
    ...storage,
    setItem(key, value) {
      if (isFull) throw refusal('QuotaExceededError')
      storage.setItem(key, value)
    },
  }))
  let told = 0
  onStorageRefused(() => (told += 1))
  kept.setItem('a', 'old')
  isFull = true
  kept.setItem('a', 'new')
  kept.setItem('b', 'too')
  expect(kept.getItem('a')).toBe('new')
  expect(told).toBe(1)
  isFull = false
  kept.setItem('a', 'newest')
  expect(kept.getItem('a')).toBe('newest')
  expect(storage.items.get('a')).toBe('newest')
})

test('a forbidden storage, whose very name throws, is lived without', () => {
  const kept = keptIn(() => {
    throw refusal('SecurityError')
  })
  expect(kept.getItem('a')).toBeNull()
  kept.setItem('a', '1')
  expect(kept.getItem('a')).toBe('1')
  kept.removeItem('a')
  expect(kept.getItem('a')).toBeNull()
  expect(isStorageRefused()).toBe(true)
})

test.each([
  ['no storage at all', () => undefined],
  [
    'one that extensions forbid in their own words',
    () => {
      throw new TypeError('blocked')
    },
  ],
  ['one that takes everything and keeps nothing', () => ({ ...inMemory(), getItem: () => null })],
  ['one that is no storage', () => Object.create(null) as TextStorage],
])('%s is lived without', (_what, storage) => {
  const kept = keptIn(storage)
  kept.setItem('a', '1')
  expect(kept.getItem('a')).toBe('1')
  kept.removeItem('a')
  expect(kept.getItem('a')).toBeNull()
})

import { expect, test } from 'vitest'
import { createInvitationStore } from './invitation-store.ts'

function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: (index) => [...kept.keys()][index] ?? null,
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

function pageAt(href: string) {
  const page = {
    location: { href } as Location,
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, url: URL) => {
        page.location.href = url.href
      },
    } as unknown as History,
  }
  return page
}

test('keeps the code of the link, and takes it out of the address', () => {
  const storage = memory()
  const page = pageAt('http://127.0.0.1:3000/markets?sort=change&ref=%20friend1%20#top')
  const store = createInvitationStore(storage)
  store.takeFrom(page)
  expect(store.code()).toBe('FRIEND1')
  expect(page.location.href).toBe('http://127.0.0.1:3000/markets?sort=change#top')
  expect(createInvitationStore(storage).code()).toBe('FRIEND1')
})

test('a page without a code leaves what an earlier one brought', () => {
  const store = createInvitationStore(memory())
  store.takeFrom(pageAt('http://127.0.0.1:3000/?ref=FRIEND1'))
  store.takeFrom(pageAt('http://127.0.0.1:3000/markets'))
  store.takeFrom(pageAt('http://127.0.0.1:3000/?ref='))
  expect(store.code()).toBe('FRIEND1')
})

test('keeps no more than a code can have', () => {
  const store = createInvitationStore(memory())
  store.takeFrom(pageAt(`http://127.0.0.1:3000/?ref=${'A'.repeat(5_000)}`))
  expect(store.code()).toBe('A'.repeat(40))
})

test('tells who listens, until they stop', () => {
  const store = createInvitationStore(memory())
  const seen: (string | null)[] = []
  const stop = store.subscribe(() => seen.push(store.code()))
  store.takeFrom(pageAt('http://127.0.0.1:3000/?ref=ONE1'))
  store.forget()
  stop()
  store.takeFrom(pageAt('http://127.0.0.1:3000/?ref=TWO2'))
  expect(seen).toEqual(['ONE1', null])
})

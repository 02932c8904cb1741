import { expect, test } from 'vitest'
import { createTokenStore, type Login } from './token-store.ts'

const login: Login = {
  address: '0x00000000000000000000000000000000000000a1',
  token: 'jwt',
  expiresAt: 2_000,
}

/** The standard's Storage, backed by a Map. */
function memoryStorage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  }
}

test('keeps the login over a reload', () => {
  const storage = memoryStorage()
  createTokenStore(storage, () => 1_000).signIn(login)
  expect(createTokenStore(storage, () => 1_500).state()).toEqual({ status: 'in', login })
})

test('starts signed out when the kept login is past its time', () => {
  const storage = memoryStorage()
  createTokenStore(storage, () => 1_000).signIn(login)
  expect(createTokenStore(storage, () => 2_000).state()).toEqual({ status: 'out' })
})

test.each(['{', '"text"', '{"address":"0x1","token":"t","expiresAt":9}', 'null'])(
  'starts signed out when what was kept is not a login: %s',
  (text) => {
    const storage = memoryStorage()
    storage.setItem('alura.login', text)
    expect(createTokenStore(storage, () => 0).state()).toEqual({ status: 'out' })
  },
)

test('keeps who it was when the login expires, but not the token beyond the page', () => {
  const storage = memoryStorage()
  const store = createTokenStore(storage, () => 1_000)
  store.signIn(login)
  store.expire()
  expect(store.state()).toEqual({ status: 'expired', login })
  expect(storage.length).toBe(0)
})

test('signing out leaves nothing behind and tells its listeners once', () => {
  const storage = memoryStorage()
  const store = createTokenStore(storage, () => 1_000)
  store.signIn(login)
  let told = 0
  store.subscribe(() => (told += 1))
  store.signOut()
  store.signOut()
  store.expire()
  expect(store.state()).toEqual({ status: 'out' })
  expect(storage.length).toBe(0)
  expect(told).toBe(1)
})

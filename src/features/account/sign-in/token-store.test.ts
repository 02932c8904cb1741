import { beforeEach, expect, test } from 'vitest'
import { createKeptSignIn } from './kept-sign-in.ts'
import { createTokenStore, type Login } from './token-store.ts'

const login: Login = {
  address: '0x00000000000000000000000000000000000000a1',
  token: 'jwt',
  expiresAt: 2_000,
}
const renewed: Login = { ...login, token: 'next', expiresAt: 9_000 }
const other: Login = { ...renewed, address: '0x00000000000000000000000000000000000000b2' }

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

let storage: Storage
let browser: Storage
let resumed: number
beforeEach(() => {
  storage = memoryStorage()
  browser = memoryStorage()
  resumed = 0
})

/** A tab of one browser. `answer`: what the server says of the sign-in that the browser keeps. */
function openTab(at = 1_000, answer: Login | null | Error = null, tab = storage) {
  const kept = createKeptSignIn(browser, () => at)
  const store = createTokenStore({
    storage: tab,
    kept,
    clock: () => at,
    resume: () => {
      resumed += 1
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
    },
  })
  return { store, kept }
}

/** After what was asked for has come. */
const settled = () => new Promise((resolve) => setTimeout(resolve))

test('keeps the login over a reload', () => {
  openTab().store.signIn(login)
  expect(openTab(1_500).store.state()).toEqual({ status: 'in', login })
})

test('somebody without a wallet stays over a reload, until their time, and is nobody else’s login', () => {
  const person = { email: 'a@b.example', token: 'st_1', expiresAt: 2_000 }
  openTab().store.signInUnlinked(person)
  const { store } = openTab(1_500)
  expect(store.state()).toEqual({ status: 'unlinked', person })
  store.expire()
  expect(store.state()).toEqual({ status: 'out' })
  openTab().store.signInUnlinked(person)
  expect(openTab(2_000).store.state()).toEqual({ status: 'out' })
  const linking = openTab().store
  linking.signInUnlinked(person)
  linking.signIn(login)
  expect(openTab().store.state()).toEqual({ status: 'in', login })
})

test('starts signed out when the login is past its time', () => {
  openTab().store.signIn(login)
  expect(openTab(2_000).store.state()).toEqual({ status: 'out' })
})

test.each(['{', '"text"', '{"address":"0x1","token":"t","expiresAt":9}', 'null'])(
  'starts signed out when what was kept is not a login: %s',
  (text) => {
    storage.setItem('alura.login', text)
    expect(openTab(0).store.state()).toEqual({ status: 'out' })
  },
)

test('keeps who it was when the login expires, but not the token beyond the page', () => {
  const { store } = openTab()
  store.signIn(login)
  store.expire()
  expect(store.state()).toEqual({ status: 'expired', login })
  expect(storage.length).toBe(0)
})

test('signing out leaves nothing behind and tells its listeners once', () => {
  const { store } = openTab()
  store.signIn(login, true)
  let told = 0
  store.subscribe(() => (told += 1))
  store.signOut()
  store.signOut()
  store.expire()
  expect(store.state()).toEqual({ status: 'out' })
  expect([storage.length, browser.length]).toEqual([0, 0])
  expect(told).toBe(1)
})

test('a new tab of a browser that stays signed in is in, without a token being stored for others', async () => {
  openTab().store.signIn(login, true)
  expect(JSON.stringify([browser.getItem('alura.stays-signed-in'), browser.length])).not.toContain(
    'jwt',
  )
  const { store } = openTab(1_500, renewed, memoryStorage())
  expect(store.state()).toEqual({ status: 'resuming' })
  await settled()
  expect(store.state()).toEqual({ status: 'in', login: renewed })
})

test('a sign-in that has ended shows the way in, and is not asked for again', async () => {
  openTab().store.signIn(login, true)
  const { store } = openTab(1_500, null, memoryStorage())
  store.state()
  await settled()
  expect(store.state()).toEqual({ status: 'out' })
  expect(openTab(1_500, null, memoryStorage()).store.state()).toEqual({ status: 'out' })
  expect(resumed).toBe(1)
})

test('a server that does not answer is asked again by the next tab', async () => {
  openTab().store.signIn(login, true)
  const { store } = openTab(1_500, new Error('away'), memoryStorage())
  store.state()
  await settled()
  expect(store.state()).toEqual({ status: 'out' })
  expect(openTab(1_500, renewed, memoryStorage()).store.state()).toEqual({ status: 'resuming' })
})

test('an expired token is replaced while the page stays as it is', async () => {
  const { store } = openTab(1_000, renewed)
  store.signIn(login, true)
  store.expire()
  store.expire()
  expect(store.state()).toEqual({ status: 'in', login })
  await settled()
  expect(store.state()).toEqual({ status: 'in', login: renewed })
  expect(resumed).toBe(1)
})

test('never becomes somebody else by itself', async () => {
  const { store } = openTab(1_000, other)
  store.signIn(login, true)
  store.expire()
  await settled()
  expect(store.state()).toEqual({ status: 'expired', login })
})

test('signing out while a token is being asked for wins', async () => {
  const { store } = openTab(1_000, renewed)
  store.signIn(login, true)
  store.expire()
  store.signOut()
  await settled()
  expect(store.state()).toEqual({ status: 'out' })
})

test('what one tab does the others hear: in, and out', async () => {
  const { store } = openTab(1_000, renewed)
  expect(store.state()).toEqual({ status: 'out' })
  const key = 'alura.stays-signed-in'
  expect(store.hearOtherTab({ key: 'other', newValue: 'left' })).toBe(false)
  expect(store.hearOtherTab({ key, newValue: `${login.address} 1` })).toBe(false)
  await settled()
  expect(store.state()).toEqual({ status: 'in', login: renewed })
  expect(store.hearOtherTab({ key, newValue: null })).toBe(false)
  expect(store.hearOtherTab({ key, newValue: 'left 2' })).toBe(true)
  expect(store.state()).toEqual({ status: 'out' })
})

// Whether this browser stays signed in, and as whom. What signs it in is a cookie that scripts cannot read; this note
// says that there is one, and tells other tabs.
import { apiUrl } from '../../../api/client.ts'
import { now } from '../../../lib/clock.ts'
import { browserStorage, type TextStorage } from '../../../lib/kept/stored.ts'

export interface KeptSignIn {
  /** Null: the browser does not stay signed in. */
  address: () => string | null
  keep: (address: string) => void
  /** It has ended; other tabs find out by their own tokens. */
  forget: () => void
  /** The person signs out, in every tab. */
  leave: () => void
  /** What another tab did; null: nothing that matters here. */
  heard: (change: Pick<StorageEvent, 'key' | 'newValue'>) => 'in' | 'out' | null
}

const storageKey = 'alura.stays-signed-in'
const left = 'left'

export function createKeptSignIn(
  storage: TextStorage = browserStorage,
  clock: () => number = now,
): KeptSignIn {
  const forget = () => storage.removeItem(storageKey)
  return {
    address() {
      const [who = left] = storage.getItem(storageKey)?.split(' ') ?? []
      return who === left ? null : who
    },
    // The time makes it another text each time: other tabs hear only of changes.
    keep: (address) => storage.setItem(storageKey, `${address} ${clock()}`),
    forget,
    leave() {
      storage.setItem(storageKey, `${left} ${clock()}`)
      forget()
    },
    heard({ key, newValue }) {
      if (key !== storageKey || newValue === null) return null
      return newValue.startsWith(left) ? 'out' : 'in'
    },
  }
}

const wishKey = 'alura.stay-signed-in'

/** Cookies belong to the server that serves the page: an API elsewhere cannot keep anybody signed in. */
export const canStaySignedIn = apiUrl === ''

/** Whether the person wants to stay signed in on this device, as last chosen; yes by default. */
export function wantsToStay(): boolean {
  return canStaySignedIn && browserStorage.getItem(wishKey) !== 'no'
}

export function setWantsToStay(wanted: boolean): void {
  if (wanted) browserStorage.removeItem(wishKey)
  else browserStorage.setItem(wishKey, 'no')
}

// The signed-in account in memory, copied to the tab's storage so that a reload keeps it. Where the browser stays
// signed in, a new tab and an expired token get another one. No other code uses the token.
import * as z from 'zod/mini'
import type { Viewer } from '../../../api/client.ts'
import { now } from '../../../lib/clock.ts'
import type { TextStorage } from '../../../lib/kept/stored.ts'
import { Address, UnixMs } from '../../../../contract/primitives.ts'
import type { KeptSignIn } from './kept-sign-in.ts'

export interface Login extends Viewer {
  expiresAt: UnixMs
}

/** Somebody who came in by e-mail and password, and has linked no wallet yet. */
export interface Unlinked {
  email: string
  token: string
  expiresAt: UnixMs
}

/**
 * `unlinked`: the pages that need no wallet are theirs. `resuming`: the browser stays signed in, and a token for this tab is on its way. `expired` keeps the login, so that
 * the page stays as it is until the person has signed in again.
 */
export type AuthState =
  | { status: 'out' }
  | { status: 'resuming' }
  | { status: 'unlinked'; person: Unlinked }
  | { status: 'in'; login: Login }
  | { status: 'expired'; login: Login }

export interface TokenStore {
  state: () => AuthState
  /** `isKept`: the browser stays signed in. */
  signIn: (login: Login, isKept?: boolean) => void
  signInUnlinked: (person: Unlinked) => void
  /** The token is not accepted any more. */
  expire: () => void
  signOut: () => void
  /** Another tab has signed in or out. True when this tab's login ended by that. */
  hearOtherTab: (change: Pick<StorageEvent, 'key' | 'newValue'>) => boolean
  subscribe: (listener: () => void) => () => void
}

export interface TokenStoreOptions {
  /** The tab's. */
  storage: TextStorage
  kept: KeptSignIn
  /** A token of the kept sign-in; null: it has ended. Throws when the server cannot be asked. */
  resume: () => Promise<Login | null>
  clock?: () => number
}

const storageKey = 'alura.login'
const token = { token: z.string(), expiresAt: UnixMs }
const StoredLogin = z.union([
  z.object({ address: Address, ...token }),
  z.object({ email: z.string(), ...token }),
])

export function createTokenStore(options: TokenStoreOptions): TokenStore {
  const { storage, kept, resume, clock = now } = options
  const listeners = new Set<() => void>()
  // Read on first use: by then the server's time is known, by which a login expires.
  let known: AuthState | undefined
  let request: Promise<void> | undefined

  function state(): AuthState {
    if (known !== undefined) return known
    known = restore(storage, clock())
    if (known.status === 'out' && kept.address() !== null) {
      known = { status: 'resuming' }
      renew()
    }
    return known
  }

  function change(next: AuthState): void {
    known = next
    // Whatever was being asked for came too late.
    request = undefined
    const stored =
      next.status === 'in' ? next.login : next.status === 'unlinked' ? next.person : null
    if (stored === null) storage.removeItem(storageKey)
    else storage.setItem(storageKey, JSON.stringify(stored))
    for (const listener of listeners) listener()
  }

  function lapse(): void {
    const current = state()
    if (current.status === 'in') change({ ...current, status: 'expired' })
    if (current.status === 'resuming') change({ status: 'out' })
  }

  function renew(): void {
    if (request !== undefined) return
    const mine = resume().then(
      (login) => {
        if (request !== mine) return
        request = undefined
        if (login === null) kept.forget()
        if (login === null || isOtherPerson(login)) lapse()
        else change({ status: 'in', login })
      },
      () => {
        if (request !== mine) return
        request = undefined
        lapse()
      },
    )
    request = mine
  }

  function isOtherPerson({ address }: Login): boolean {
    const current = state()
    return 'login' in current && current.login.address !== address
  }

  function end(): boolean {
    if (state().status === 'out') return false
    change({ status: 'out' })
    return true
  }

  return {
    state,
    signIn(login, isKept = false) {
      change({ status: 'in', login })
      if (isKept) kept.keep(login.address)
    },
    signInUnlinked: (person) => change({ status: 'unlinked', person }),
    expire() {
      const current = state()
      if (current.status === 'unlinked') change({ status: 'out' })
      if (current.status !== 'in') return
      if (kept.address() === current.login.address) renew()
      else lapse()
    },
    signOut() {
      const current = state()
      if ('login' in current && kept.address() === current.login.address) kept.leave()
      end()
    },
    hearOtherTab(event) {
      const did = kept.heard(event)
      if (did === 'out') return end()
      const { status } = state()
      if (did === null || status === 'in') return false
      if (status === 'out') change({ status: 'resuming' })
      renew()
      return false
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function restore(storage: TextStorage, at: number): AuthState {
  const parsed = z.safeParse(StoredLogin, parseJson(storage.getItem(storageKey)))
  if (!parsed.success || parsed.data.expiresAt <= at) return { status: 'out' }
  if ('email' in parsed.data) return { status: 'unlinked', person: parsed.data }
  const { address, ...rest } = parsed.data
  return { status: 'in', login: { address: checkedAddress(address), ...rest } }
}

/** The schema has checked the pattern, which its string type does not carry. */
export function checkedAddress(address: string): Address {
  return address as Address
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

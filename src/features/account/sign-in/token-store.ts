// The signed-in account in memory, copied to the tab's storage so that a reload keeps it and closing the tab forgets
// it. No other code uses the token.
import * as z from 'zod/mini'
import type { Viewer } from '../../../api/client.ts'
import { now } from '../../../lib/clock.ts'
import type { TextStorage } from '../../../lib/kept/stored.ts'
import { Address, UnixMs } from '../../../../contract/primitives.ts'

export interface Login extends Viewer {
  expiresAt: UnixMs
}

/** `expired` keeps the login, so that the page stays as it is until the person has signed in again. */
export type AuthState =
  | { status: 'out' }
  | { status: 'in'; login: Login }
  | { status: 'expired'; login: Login }

export interface TokenStore {
  state: () => AuthState
  signIn: (login: Login) => void
  expire: () => void
  signOut: () => void
  subscribe: (listener: () => void) => () => void
}

const storageKey = 'alura.login'
const StoredLogin = z.object({ address: Address, token: z.string(), expiresAt: UnixMs })

export function createTokenStore(storage: TextStorage, clock: () => number = now): TokenStore {
  const listeners = new Set<() => void>()
  // Read on first use: by then the server's time is known, by which a login expires.
  let known: AuthState | undefined
  const state = (): AuthState => (known ??= restore(storage, clock()))

  function change(next: AuthState): void {
    known = next
    if (next.status === 'in') storage.setItem(storageKey, JSON.stringify(next.login))
    else storage.removeItem(storageKey)
    for (const listener of listeners) listener()
  }

  return {
    state,
    signIn: (login) => change({ status: 'in', login }),
    expire() {
      const current = state()
      if (current.status === 'in') change({ status: 'expired', login: current.login })
    },
    signOut: () => state().status !== 'out' && change({ status: 'out' }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function restore(storage: TextStorage, at: number): AuthState {
  const parsed = z.safeParse(StoredLogin, parseJson(storage.getItem(storageKey)))
  if (!parsed.success || parsed.data.expiresAt <= at) return { status: 'out' }
  const { address, ...rest } = parsed.data
  return { status: 'in', login: { address: checkedAddress(address), ...rest } }
}

/** The schema has checked the pattern, which its string type does not carry. */
function checkedAddress(address: string): Address {
  return address as Address
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}

import { createContext, use } from 'react'
import type { AuthState, Login } from './token-store.ts'

export interface Auth {
  state: AuthState
  signIn: (login: Login) => void
  /** Drops the token and everything cached. */
  forget: () => void
  /** The same, and lets the wallet go. */
  signOut: () => Promise<void>
}

export const AuthContext = createContext<Auth | null>(null)

export function useAuth(): Auth {
  const auth = use(AuthContext)
  if (auth === null) throw new Error('rendered outside the auth provider')
  return auth
}

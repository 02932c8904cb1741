import { createContext, use } from 'react'
import type { InvitationStore } from './invitation-store.ts'
import type { AuthState, Login } from './token-store.ts'

export interface Auth {
  state: AuthState
  /** The code of the link that brought this visitor; the first sign-in takes it along. */
  invitations: InvitationStore
  signIn: (login: Login) => void
  /** Drops the token and everything cached, and lets the wallet go. */
  signOut: () => Promise<void>
}

export const AuthContext = createContext<Auth | null>(null)

export function useAuth(): Auth {
  const auth = use(AuthContext)
  if (auth === null) throw new Error('rendered outside the auth provider')
  return auth
}

import { createContext, use } from 'react'
import type { InvitationStore } from './invitation-store.ts'
import type { AuthState, Login, Unlinked } from './token-store.ts'

export interface Auth {
  state: AuthState
  /** The code of the link that brought this visitor; the first sign-in sends it. */
  invitations: InvitationStore
  /** `isKept`: the server was asked to keep this browser signed in. */
  signIn: (login: Login, isKept?: boolean) => void
  signInUnlinked: (person: Unlinked) => void
  /** Drops the token and all cached data, and disconnects the wallet. */
  signOut: () => Promise<void>
}

export const AuthContext = createContext<Auth | null>(null)

export function useAuth(): Auth {
  const auth = use(AuthContext)
  if (auth === null) throw new Error('rendered outside the auth provider')
  return auth
}

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useLive } from '../../../api/live/use-live.ts'
import { ViewerContext } from '../../../api/viewer.ts'
import { now } from '../../../lib/clock.ts'
import { forgetLastNumbers } from '../../../lib/kept/last-numbers.ts'
import { tabStorage } from '../../../lib/kept/stored.ts'
import { AuthContext } from './auth.ts'
import { createInvitationStore } from './invitation-store.ts'
import type { Login, TokenStore, Unlinked } from './token-store.ts'

/** Milliseconds: a timer takes no more. */
const longestWaitMs = 2 ** 31 - 1

export interface AuthProviderProps {
  store: TokenStore
  children: ReactNode
}

/** Provides the signed-in viewer to all components below, and ends the login when it expires. */
export function AuthProvider({ store, children }: AuthProviderProps) {
  const [invitations] = useState(() => createInvitationStore(tabStorage))
  const state = useSyncExternalStore(store.subscribe, store.state)
  const client = useQueryClient()
  const live = useLive()
  const login = 'login' in state ? state.login : null
  const current =
    state.status === 'in' ? state.login : state.status === 'unlinked' ? state.person : null
  const token = current?.token ?? null
  const expiresAt = current?.expiresAt

  useEffect(() => invitations.takeFrom(window), [invitations])
  useEffect(() => live.authenticate(token), [live, token])
  useEffect(() => {
    if (token !== null) void client.invalidateQueries()
  }, [client, token])
  useEffect(() => {
    const onStorage = (change: StorageEvent) => {
      if (store.hearOtherTab(change)) client.clear()
    }
    window.addEventListener('storage', onStorage)
    return () => window.removeEventListener('storage', onStorage)
  }, [client, store])
  useEffect(() => {
    if (expiresAt === undefined) return
    // Session tokens live longer than a timer can wait.
    const timer = setTimeout(store.expire, Math.min(Math.max(0, expiresAt - now()), longestWaitMs))
    return () => clearTimeout(timer)
  }, [expiresAt, store])

  const auth = {
    state,
    invitations,
    signIn(next: Login, isKept?: boolean) {
      // Requests in progress used the old token; their refusal must not end the new login.
      void client.cancelQueries()
      if (login?.address !== next.address && current !== null) client.clear()
      invitations.forget()
      store.signIn(next, isKept)
    },
    signInUnlinked(person: Unlinked) {
      client.clear()
      store.signInUnlinked(person)
    },
    async signOut() {
      // The token is forgotten here in any case; the server ends it for anybody else who may have it.
      if (token !== null) void endLogin(token, state.status === 'in').catch(() => {})
      store.signOut()
      forgetLastNumbers()
      client.clear()
      // When a wallet is connected its code is loaded already.
      const { disconnectWallet } = await import('../../../wallet/config.ts')
      await disconnectWallet()
    },
  }

  return (
    <AuthContext value={auth}>
      <ViewerContext value={login}>{children}</ViewerContext>
    </AuthContext>
  )
}

async function endLogin(token: string, hasWallet: boolean): Promise<void> {
  const { endOnServer } = await import('./end-on-server.ts')
  await endOnServer(token, hasWallet)
}

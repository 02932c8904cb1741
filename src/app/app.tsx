import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { LiveContext } from '../api/live/use-live.ts'
import type { Live } from '../api/live/live.ts'
import { AuthProvider } from '../features/account/sign-in/auth-provider.tsx'
import type { TokenStore } from '../features/account/sign-in/token-store.ts'
import { useNumberFormat, useTimeZone } from '../lib/kept/use-preferences.ts'
import { Toaster } from '../ui/feedback/toaster.tsx'
import { Routes } from './routes.tsx'
import { Shell } from './shell.tsx'
import { WorldGate } from './world-gate.tsx'

export interface AppProps {
  tokens: TokenStore
  queryClient: QueryClient
  live: Live
}

export function App({ tokens, queryClient, live }: AppProps) {
  // Components read these settings while drawing: a change redraws everything without losing state.
  useTimeZone()
  useNumberFormat()
  return (
    <QueryClientProvider client={queryClient}>
      <LiveContext value={live}>
        <WorldGate>
          <AuthProvider store={tokens}>
            <Shell>
              <Routes />
            </Shell>
          </AuthProvider>
        </WorldGate>
        <Toaster />
      </LiveContext>
    </QueryClientProvider>
  )
}

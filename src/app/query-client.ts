import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError, isSignedOut } from '../api/errors.ts'

export interface QueryClientOptions {
  /** The server no longer takes the token. */
  onSignedOut: () => void
}

const retries = 2

export function createQueryClient({ onSignedOut }: QueryClientOptions): QueryClient {
  const onError = (error: Error): void => {
    if (isSignedOut(error)) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Nothing waits for a connection: a read fails and says so, and what acts is never sent later than it was meant.
      queries: {
        networkMode: 'always',
        staleTime: 2_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
        retry: (failures, error) => failures < retries && isWorthRetrying(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** Reads only: a network that dropped, or a server that stumbled. */
export function isWorthRetrying(error: Error): boolean {
  return error instanceof ApiError && (error.code === 'NETWORK' || error.status >= 500)
}

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiError, isSignedOut, retryAfterMs } from '../api/errors.ts'

export interface QueryClientOptions {
  /** Called when the server does not accept the token any more. */
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
      // Nothing waits for a connection: a read fails and reports it, and a change is never sent later than intended.
      queries: {
        networkMode: 'always',
        staleTime: 2_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
        retry: (failures, error) => failures < retries && isWorthRetrying(error),
        // What was refused for now is asked again, while somebody looks at it.
        refetchInterval: ({ state }) => retryAfterMs(state.error) ?? false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

/** Only for reads: the connection was lost, or the server had an internal error. What names a time is asked again then. */
export function isWorthRetrying(error: Error): boolean {
  if (!(error instanceof ApiError) || retryAfterMs(error) !== null) return false
  return error.code === 'NETWORK' || error.status >= 500
}

import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Suspense, type ReactNode } from 'react'
import { messageFor } from '../api/errors.ts'
import { WorldContext, worldQuery } from '../api/exchange/world.ts'
import { readLastNumbers } from '../lib/kept/last-numbers.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { ErrorMessage } from '../ui/feedback/error-message.tsx'

const WithoutConnection = lazyPart(() => import('./pwa/without-connection.tsx'), {
  get name() {
    return t`What you saw last`
  },
})

/** Nothing is drawn before it is known whether the money is real. */
export function WorldGate({ children }: { children: ReactNode }) {
  const world = useQuery(worldQuery())
  if (world.data) return <WorldContext value={world.data}>{children}</WorldContext>
  if (world.error) {
    return (
      <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-4 p-6">
        <h1 className="text-lg font-semibold">{t`Alura`}</h1>
        <ErrorMessage
          title={t`The server does not answer`}
          message={messageFor(world.error)}
          onRetry={() => void world.refetch()}
          retrying={world.isFetching}
        />
        {readLastNumbers() !== null && (
          <Suspense fallback={null}>
            <WithoutConnection />
          </Suspense>
        )}
      </main>
    )
  }
  return <p className="sr-only">{t`Loading Alura`}</p>
}

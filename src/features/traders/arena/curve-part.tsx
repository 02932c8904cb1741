import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { arenaQuery } from '../traders.queries.ts'
import { TraderCurves } from './trader-curves.tsx'

/** What one trader made over time, beside its budget held in its first market. */
export function CurvePart({ traderId }: { traderId: number }) {
  const arena = useQuery(arenaQuery(useSignedIn()))
  const own = arena.data?.traders.filter(({ id }) => id === traderId)
  return (
    <div className="flex flex-col gap-4 border-t border-line pt-6">
      <h2 className="text-base font-semibold">{t`Beside buying and holding`}</h2>
      {own !== undefined ? (
        own.length > 0 && <TraderCurves traders={own} />
      ) : arena.error ? (
        <ErrorMessage message={messageFor(arena.error)} onRetry={() => void arena.refetch()} />
      ) : (
        <Skeleton className="h-72 w-full" />
      )}
    </div>
  )
}

import { useQueries, useQuery } from '@tanstack/react-query'
import { messageFor } from '../../api/errors.ts'
import { activeSessionsQuery, currentTradeQuery } from '../../api/trading.queries.ts'
import { usePollMs } from '../../api/use-live.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { EmptyMessage } from '../../ui/empty-message.tsx'
import { ErrorMessage } from '../../ui/error-message.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { isOpen } from './live-position.ts'
import { PositionsTable } from './positions-table.tsx'

/** The open positions of every running session. */
export function OpenPositions({ emptyAction }: { emptyAction?: React.ReactNode }) {
  const viewer = useSignedIn()
  const pollMs = usePollMs()
  const sessions = useQuery(activeSessionsQuery(viewer, pollMs))
  const trades = useQueries({
    queries: (sessions.data ?? []).map(({ id }) => currentTradeQuery(viewer, id, pollMs)),
  })
  const failed = [sessions, ...trades].find((query) => query.error !== null && !query.data)
  if (failed !== undefined) {
    return (
      <ErrorMessage
        message={messageFor(failed.error)}
        onRetry={() => void failed.refetch()}
        retrying={failed.isFetching}
      />
    )
  }
  if (sessions.data === undefined || trades.some(({ data }) => data === undefined)) {
    return <Skeleton className="h-32 w-full" />
  }
  const items = trades.flatMap(({ data }) => {
    const { trade = null, session = null } = data ?? {}
    if (trade === null || session === null) return []
    const { budgetPerPosition } = session.plan
    return trade.positions
      .filter(isOpen)
      .map((position) => ({ position, budgetShare: budgetPerPosition }))
  })
  return (
    <PositionsTable
      caption="Open positions"
      items={items}
      empty={
        <EmptyMessage title="No open positions" action={emptyAction}>
          Positions that your sessions open show here, with their target, stop and result.
        </EmptyMessage>
      }
    />
  )
}

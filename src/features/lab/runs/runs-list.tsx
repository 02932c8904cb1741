import { t } from '@lingui/core/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import type { BacktestSummary } from '../../../../contract/lab/backtest-shapes.ts'
import { paths } from '../../../app/paths.ts'
import { messageFor } from '../../../api/errors.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { mostCompared } from '../compare/compared-ids.ts'
import { Pages } from '../pages.tsx'
import { RunsTable } from './runs-table.tsx'
import { runsOnPage, runsQuery } from './runs.queries.ts'
import { useEndRun } from './use-end-run.ts'
import { useRunEvents } from './use-run-events.ts'

export interface RunsListProps {
  /** Only those of a program. */
  programId?: number
  empty: ReactNode
}

/** Runs with what can be done with them: looked at, compared, cancelled, deleted. */
export function RunsList({ programId, empty }: RunsListProps) {
  const viewer = useSignedIn()
  const [, navigate] = useLocation()
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const filter = { page, ...(programId !== undefined && { programId }) }
  const runs = useQuery({
    ...runsQuery(viewer, filter, usePollMs()),
    placeholderData: keepPreviousData,
  })
  useRunEvents()
  const onEnd = useStable(useEndRun())
  const choose = useCallback((id: string): void => {
    setChosen((before) => {
      const next = new Set(before)
      if (!next.delete(id) && next.size < mostCompared) next.add(id)
      return next
    })
  }, [])
  if (runs.data === undefined) {
    return runs.error ? (
      <ErrorMessage
        title={t`The runs did not load`}
        message={messageFor(runs.error)}
        onRetry={() => void runs.refetch()}
        retrying={runs.isFetching}
      />
    ) : (
      <Skeleton className="h-40 w-full" />
    )
  }
  const isComparable = chosen.size >= 2
  return (
    <div className="flex flex-col gap-4">
      {runs.error && (
        <ErrorMessage
          title={t`The list is not up to date`}
          message={messageFor(runs.error)}
          onRetry={() => void runs.refetch()}
          retrying={runs.isFetching}
        />
      )}
      <RunsTable
        runs={runs.data}
        onEnd={onEnd}
        chosen={chosen}
        onChoose={choose}
        empty={page === 1 ? empty : undefined}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Pages page={page} onPage={setPage} isLast={runs.data.length < runsOnPage} />
        {runs.data.length > 1 && (
          <Button
            size="sm"
            disabledReason={
              isComparable ? undefined : t`Choose two to ${mostCompared} runs that are done`
            }
            onClick={() => navigate(paths.labCompare([...chosen]))}
          >
            {isComparable ? t`Compare ${chosen.size} runs` : t`Compare`}
          </Button>
        )}
      </div>
    </div>
  )
}

/** The same function in every render, for tables that are drawn anew by it. */
function useStable(end: (run: BacktestSummary) => Promise<boolean>) {
  const latest = useRef(end)
  useEffect(() => {
    latest.current = end
  })
  return useCallback((run: BacktestSummary): void => void latest.current(run), [])
}

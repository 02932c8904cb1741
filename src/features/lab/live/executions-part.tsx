import { t } from '@lingui/core/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Execution } from '../../../../contract/lab/executions.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatSize } from '../../../lib/numbers/format.ts'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { DataTable, type Column } from '../../../ui/table/data-table.tsx'
import { Pages } from '../pages.tsx'
import { actionWords } from '../runs/run-words.ts'
import { ExecutionDetail } from './execution-detail.tsx'
import { executionStateWords, executionTones } from './execution-words.ts'
import { executionsOnPage, executionsQuery, type ExecutionsFilter } from './live.queries.ts'

/** What a program decided and what became of it, newest first. */
export function ExecutionsPart(filter: Omit<ExecutionsFilter, 'page'>) {
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<number | null>(null)
  const columns = useMemo(() => columnsOf(setChosen), [])
  const executions = useQuery({
    ...executionsQuery(useSignedIn(), { ...filter, page }),
    placeholderData: keepPreviousData,
  })
  if (executions.data === undefined) {
    return executions.error ? (
      <ErrorMessage
        message={messageFor(executions.error)}
        onRetry={() => void executions.refetch()}
        retrying={executions.isFetching}
      />
    ) : (
      <Skeleton className="h-24 w-full" />
    )
  }
  const detail = executions.data.find(({ id }) => id === chosen)
  return (
    <section aria-label={t`Executions`} className="flex min-w-0 flex-col gap-3">
      <h3 className="label">{t`Executions`}</h3>
      {executions.error && (
        <p role="alert" className="text-xs text-warn">
          {t`Not up to date: ${messageFor(executions.error)}`}
        </p>
      )}
      {detail !== undefined && (
        <ExecutionDetail execution={detail} onClose={() => setChosen(null)} />
      )}
      <DataTable
        caption={t`Executions`}
        columns={columns}
        rows={executions.data}
        rowKey={({ id }) => String(id)}
        isReplaced={executions.isPlaceholderData}
        empty={
          page === 1 && (
            <EmptyMessage title={t`It has not run yet`}>
              {t`Each run is listed here with its reason, and with why nothing came of it.`}
            </EmptyMessage>
          )
        }
      />
      <Pages page={page} onPage={setPage} isLast={executions.data.length < executionsOnPage} />
    </section>
  )
}

function columnsOf(onDetail: (id: number) => void): readonly Column<Execution>[] {
  return [
    {
      key: 'what',
      header: t`When`,
      lead: true,
      width: 170,
      cell: ({ action, symbol, executed_at }) => (
        <span className="whitespace-nowrap">
          {actionWords(action)} {symbol} · {formatDateTime(timeOfIso(executed_at))}
        </span>
      ),
    },
    {
      key: 'state',
      header: t`State`,
      card: 'value',
      width: 100,
      cell: (execution) => (
        <Badge tone={executionTones[execution.status]}>{executionStateWords(execution)}</Badge>
      ),
    },
    {
      key: 'size',
      header: t`Size`,
      align: 'right',
      fold: 3,
      cell: ({ quantity }) => (quantity === null ? '–' : formatSize(quantity)),
    },
    {
      key: 'price',
      header: t`Price`,
      align: 'right',
      fold: 4,
      cell: ({ price }) => (price === null ? '–' : <Price value={String(price)} />),
    },
    {
      key: 'why',
      header: t`Why`,
      card: 'line',
      width: 220,
      cell: ({ error, reason }) => (
        <span lang="en" className={error === null ? undefined : 'text-warn'}>
          {error ?? reason ?? '–'}
        </span>
      ),
    },
    {
      key: 'detail',
      header: t`Details`,
      hideHeader: true,
      action: true,
      width: 84,
      cell: ({ id }) => (
        <Button size="sm" variant="quiet" onClick={() => onDetail(id)}>{t`Details`}</Button>
      ),
    },
  ]
}

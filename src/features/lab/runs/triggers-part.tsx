import { t } from '@lingui/core/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { BacktestTrigger } from '../../../../contract/lab/backtest-shapes.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatSize } from '../../../lib/numbers/format.ts'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { DataTable, type Column } from '../../../ui/table/data-table.tsx'
import { Pages } from '../pages.tsx'
import { actionWords, triggerCauseWords } from './run-words.ts'
import { triggersOnPage, triggersQuery } from './runs.queries.ts'

export interface TriggersPartProps {
  runId: string
  /** Keep it stable between renders. */
  onTrigger: (trigger: BacktestTrigger) => void
}

/** Every fill and every decision that a rule refused, newest first. */
export function TriggersPart({ runId, onTrigger }: TriggersPartProps) {
  const [page, setPage] = useState(1)
  const columns = useMemo(() => columnsOf(onTrigger), [onTrigger])
  const triggers = useQuery({
    ...triggersQuery(useSignedIn(), runId, page),
    placeholderData: keepPreviousData,
  })
  if (triggers.data === undefined) {
    return triggers.error ? (
      <ErrorMessage
        message={messageFor(triggers.error)}
        onRetry={() => void triggers.refetch()}
        retrying={triggers.isFetching}
      />
    ) : (
      <Skeleton className="h-40 w-full" />
    )
  }
  return (
    <div className="flex flex-col gap-4">
      <DataTable
        caption={t`Decisions and fills of the run`}
        columns={columns}
        rows={triggers.data}
        rowKey={({ id }) => id}
        isReplaced={triggers.isPlaceholderData}
        empty={
          <EmptyMessage title={t`Nothing happened`}>
            {t`The program decided nothing but to hold.`}
          </EmptyMessage>
        }
      />
      <Pages page={page} onPage={setPage} isLast={triggers.data.length < triggersOnPage} />
    </div>
  )
}

function columnsOf(onTrigger: TriggersPartProps['onTrigger']): readonly Column<BacktestTrigger>[] {
  return [
    {
      key: 'what',
      header: t`When`,
      lead: true,
      width: 170,
      cell: ({ type, symbol, timestamp }) => (
        <span className="whitespace-nowrap">
          {actionWords(type)} {symbol} · {formatDateTime(timeOfIso(timestamp))}
        </span>
      ),
    },
    {
      key: 'pnl',
      header: t`Before costs`,
      align: 'right',
      card: 'value',
      cell: ({ pnl, error }) =>
        pnl === null ? (
          <span className="text-muted">{error === null ? '–' : t`Refused`}</span>
        ) : (
          <Money value={pnl} signed bare />
        ),
    },
    {
      key: 'price',
      header: t`Price`,
      align: 'right',
      fold: 3,
      cell: ({ price }) => <Price value={String(price)} />,
    },
    {
      key: 'size',
      header: t`Size`,
      align: 'right',
      fold: 4,
      cell: ({ quantity }) => formatSize(quantity),
    },
    {
      key: 'why',
      header: t`Why`,
      card: 'line',
      fold: 2,
      width: 220,
      cell: ({ error, reason, trigger_type }) =>
        error === null ? (
          <span lang={reason === null ? undefined : 'en'}>
            {reason ?? triggerCauseWords(trigger_type)}
          </span>
        ) : (
          <span className="text-warn" lang="en">
            {error}
          </span>
        ),
    },
    {
      key: 'read',
      header: t`What it read`,
      hideHeader: true,
      action: true,
      width: 110,
      cell: (trigger) => (
        <Button size="sm" variant="quiet" onClick={() => onTrigger(trigger)}>
          {t`What it read`}
        </Button>
      ),
    },
  ]
}

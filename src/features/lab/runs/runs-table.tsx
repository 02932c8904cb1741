import { t } from '@lingui/core/macro'
import { useMemo, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { BacktestSummary } from '../../../../contract/lab/backtest-shapes.ts'
import { paths } from '../../../app/paths.ts'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { DataTable, type Column } from '../../../ui/table/data-table.tsx'
import { isRunning } from './runs.queries.ts'
import { marketWords, stateTones, stateWords } from './run-words.ts'

export interface RunsTableProps {
  runs: readonly BacktestSummary[]
  /** Cancels or deletes. Keep it stable between renders. */
  onEnd: (run: BacktestSummary) => void
  /** Those that are to be compared; without it none can be chosen. */
  chosen?: ReadonlySet<string>
  /** Keep it stable between renders. */
  onChoose?: (id: string) => void
  empty: ReactNode
}

export function RunsTable({ runs, onEnd, chosen, onChoose, empty }: RunsTableProps) {
  const columns = useMemo(() => columnsOf(onEnd, chosen, onChoose), [onEnd, chosen, onChoose])
  return (
    <DataTable
      caption={t`Runs on the server`}
      columns={columns}
      rows={runs}
      rowKey={({ id }) => id}
      rowName={({ program_name, id }) => `${program_name} ${id}`}
      empty={empty}
    />
  )
}

function columnsOf(
  onEnd: RunsTableProps['onEnd'],
  chosen: RunsTableProps['chosen'],
  onChoose: RunsTableProps['onChoose'],
): readonly Column<BacktestSummary>[] {
  const choosing: Column<BacktestSummary>[] =
    chosen === undefined || onChoose === undefined
      ? []
      : [
          {
            key: 'choose',
            header: t`Compare`,
            action: true,
            width: 84,
            cell: ({ id, status, program_name }) =>
              status === 'completed' && (
                <label className="inline-flex size-9 cursor-pointer items-center justify-center pointer-coarse:size-11">
                  <input
                    type="checkbox"
                    aria-label={t`Compare ${program_name} ${id}`}
                    checked={chosen.has(id)}
                    onChange={() => onChoose(id)}
                    className="size-4 accent-accent"
                  />
                </label>
              ),
          },
        ]
  return [
    {
      key: 'run',
      header: t`Run`,
      lead: true,
      width: 180,
      cell: (run) => (
        <Link href={paths.labRun(run.id)} className="group flex min-w-0 flex-col py-1">
          <span className="truncate font-medium group-hover:text-accent" lang="en">
            {run.program_name}
          </span>
          <span className="truncate text-xs text-muted">{marketWords(run)}</span>
        </Link>
      ),
    },
    {
      key: 'state',
      header: t`State`,
      card: 'line',
      width: 110,
      cell: (run) => <Badge tone={stateTones[run.status]}>{stateWords(run)}</Badge>,
    },
    {
      key: 'return',
      header: t`Return`,
      align: 'right',
      card: 'value',
      cell: ({ return_pct }) =>
        return_pct === null ? '–' : <Percent value={return_pct} signed bare />,
      sort: { by: 'amount', of: ({ return_pct }) => return_pct },
    },
    {
      key: 'net',
      header: t`Net`,
      align: 'right',
      fold: 2,
      cell: ({ total_pnl }) => (total_pnl === null ? '–' : <Money value={total_pnl} signed bare />),
      sort: { by: 'amount', of: ({ total_pnl }) => total_pnl },
    },
    {
      key: 'fall',
      header: t`Deepest fall`,
      align: 'right',
      fold: 3,
      cell: ({ max_drawdown }) =>
        max_drawdown === null ? '–' : <Percent value={max_drawdown} signed bare />,
      sort: { by: 'amount', of: ({ max_drawdown }) => max_drawdown },
    },
    {
      key: 'trades',
      header: t`Trades`,
      align: 'right',
      fold: 4,
      width: 70,
      cell: ({ total_trades }) => total_trades ?? '–',
      sort: { by: 'amount', of: ({ total_trades }) => total_trades },
    },
    {
      key: 'days',
      header: t`Days`,
      fold: 5,
      width: 210,
      cell: ({ start_date, end_date }) => (
        <span className="whitespace-nowrap">{t`${start_date} to ${end_date}`}</span>
      ),
    },
    {
      key: 'made',
      header: t`Begun`,
      fold: 6,
      width: 120,
      cell: ({ created_at }) => (
        <span className="whitespace-nowrap">{formatDateTime(timeOfIso(created_at))}</span>
      ),
      sort: { by: 'amount', of: ({ created_at }) => timeOfIso(created_at) },
    },
    ...choosing,
    {
      key: 'end',
      header: t`Cancel or delete`,
      hideHeader: true,
      action: true,
      width: 84,
      cell: (run) => (
        <Button size="sm" variant="quiet" onClick={() => onEnd(run)}>
          {isRunning(run) ? t`Cancel` : t`Delete`}
        </Button>
      ),
    },
  ]
}

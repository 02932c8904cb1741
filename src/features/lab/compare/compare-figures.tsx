import { t } from '@lingui/core/macro'
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { Backtest } from '../../../../contract/lab/backtest-shapes.ts'
import { paths } from '../../../app/paths.ts'
import { DataTable, type Column } from '../../../ui/table/data-table.tsx'
import { runFigures, type RunFigure } from '../runs/run-figures.tsx'
import { marketWords } from '../runs/run-words.ts'
import { Key, lookOf } from './compare-curves.tsx'

interface Row {
  key: string
  label: string
  /** One for each run. */
  figures: readonly (RunFigure | undefined)[]
}

/** The statistics of the runs side by side; what differs between their terms is above. */
export function CompareFigures({ runs }: { runs: readonly Backtest[] }) {
  const rows = useMemo(() => rowsOf(runs), [runs])
  const columns = useMemo(() => columnsOf(runs), [runs])
  return (
    <div className="flex flex-col gap-6">
      <ul className="grid grid-cols-1 gap-x-8 gap-y-3 sm:grid-cols-2 xl:grid-cols-4">
        {runs.map((run, i) => (
          <li key={run.id} className="flex min-w-0 flex-col gap-0.5 border-t border-line pt-2">
            <span className="flex items-center gap-2">
              <Key look={lookOf(i)} />
              <Link
                href={paths.labRun(run.id)}
                className="min-w-0 truncate font-medium hover:text-accent"
              >
                {shortName(runs, i)}
              </Link>
            </span>
            <span className="text-xs text-muted">
              {t`Version ${run.program_version}, ${marketWords(run)}, ${run.start_date} to ${run.end_date}`}
            </span>
            {Object.keys(run.params).length > 0 && (
              <span className="font-mono text-xs wrap-anywhere text-muted">
                {Object.entries(run.params)
                  .map(([name, value]) => `${name} = ${value}`)
                  .join(', ')}
              </span>
            )}
          </li>
        ))}
      </ul>
      <DataTable
        caption={t`Statistics of the runs`}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
      />
    </div>
  )
}

/** Two runs of one program are told apart by their ids. */
function shortName(runs: readonly Backtest[], index: number): string {
  const { program_name: name = '', id = '' } = runs[index] ?? {}
  const isShared = runs.filter((run) => run.program_name === name).length > 1
  return isShared ? `${name} ${id}` : name
}

function rowsOf(runs: readonly Backtest[]): Row[] {
  const each = runs.map(runFigures)
  return (each[0] ?? []).map(({ key, label }) => ({
    key,
    label,
    figures: each.map((figures) => figures.find((figure) => figure.key === key)),
  }))
}

function columnsOf(runs: readonly Backtest[]): readonly Column<Row>[] {
  return [
    { key: 'label', header: t`Figure`, lead: true, width: 80, cell: ({ label }) => label },
    ...runs.map((run, i): Column<Row> => ({
      key: run.id,
      header: shortName(runs, i),
      align: 'right',
      width: 76,
      cell: ({ figures }) => (
        <span className="flex flex-col items-end">
          {figures[i]?.value}
          {figures[i]?.note !== undefined && (
            <span className="text-xs text-muted max-sm:hidden">{figures[i].note}</span>
          )}
        </span>
      ),
    })),
  ]
}

import { t } from '@lingui/core/macro'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { toCsv } from '../../lib/csv.ts'
import { download } from '../../lib/download.ts'
import { formatDateTime, isoTime } from '../../lib/time.ts'
import { Button } from '../../ui/form/button.tsx'
import { DataTable, type Column } from '../../ui/table/data-table.tsx'
import { Money } from '../../ui/figures/money.tsx'
import { readableRows, type Equity, type EquityRow } from './equity-summary.ts'

const most = 30

/** The curve as a table with fewer points; the file has all of them. */
export function EquityTable({ equity }: { equity: Equity }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t`Hide the table` : t`Show as a table`}
        </Button>
        <Button
          size="sm"
          icon={<Download aria-hidden className="size-3.5" />}
          aria-label={t`Export CSV of the equity curve`}
          onClick={() => download('equity.csv', new Blob([csvOf(equity)], { type: 'text/csv' }))}
        >{t`Export CSV`}</Button>
      </div>
      {isOpen && (
        <DataTable
          caption={t`Equity over time, newest first`}
          columns={columns}
          rows={readableRows(equity.points, most)}
          rowKey={({ at }) => String(at)}
        />
      )}
    </div>
  )
}

const columns: Column<EquityRow>[] = [
  {
    key: 'at',
    get header() {
      return t`Time`
    },
    lead: true,
    cell: ({ at }) => formatDateTime(at),
  },
  {
    key: 'equity',
    get header() {
      return t`Equity`
    },
    align: 'right',
    cell: ({ equity }) => <Money value={equity} />,
  },
  {
    key: 'pnl',
    get header() {
      return t`Profit since the beginning`
    },
    align: 'right',
    cell: ({ pnl }) => <Money value={pnl} signed bare />,
  },
]

function csvOf({ points }: Equity): string {
  const rows = points.map(({ at, equity, pnl }) => [isoTime(at), equity, pnl])
  return toCsv(['time', 'equity', 'profit'], rows)
}

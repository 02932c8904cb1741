import { t } from '@lingui/core/macro'
import { useMemo } from 'react'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { DataTable, type Column } from '../../../ui/table/data-table.tsx'
import { actionWords } from '../runs/run-words.ts'
import type { ComparedRow } from './compared-marks.ts'

/** Each decision of both, newest first, and why they differ. */
export function AgainstTable({ rows }: { rows: readonly ComparedRow[] }) {
  const columns = useMemo(() => columnsNow(), [])
  return (
    <DataTable
      caption={t`Live and backtest, decision by decision`}
      columns={columns}
      rows={rows.toReversed()}
      rowKey={({ symbol, at, live, tested }) =>
        `${symbol} ${at} ${live?.execution_id ?? ''} ${tested?.trigger_id ?? ''}`
      }
      empty={
        <EmptyMessage title={t`Neither did anything`}>
          {t`Both decided nothing but to hold in this time.`}
        </EmptyMessage>
      }
    />
  )
}

function columnsNow(): readonly Column<ComparedRow>[] {
  const price = (side: ComparedRow['live']) =>
    side === null || side.fill_price === null ? (
      <span className="text-muted">{side === null ? '–' : t`None`}</span>
    ) : (
      <Price value={String(side.fill_price)} />
    )
  return [
    {
      key: 'what',
      header: t`When`,
      lead: true,
      width: 170,
      cell: ({ symbol, at, live, tested }) => (
        <span className="whitespace-nowrap">
          {actionWords((live ?? tested)?.action ?? 'hold')} {symbol} ·{' '}
          {formatDateTime(timeOfIso(at))}
        </span>
      ),
    },
    {
      key: 'usd',
      header: t`Live was better by`,
      align: 'right',
      card: 'value',
      cell: ({ differences }) => {
        const counted = differences.flatMap(({ usd }) => usd ?? [])
        return counted.length === 0 ? (
          <span className="text-muted">–</span>
        ) : (
          <Money value={counted.reduce((sum, usd) => sum + usd, 0)} signed bare />
        )
      },
    },
    {
      key: 'live',
      header: t({ message: 'Live', context: 'with money' }),
      align: 'right',
      fold: 3,
      cell: ({ live }) => price(live),
    },
    {
      key: 'tested',
      header: t`Backtest`,
      align: 'right',
      fold: 4,
      cell: ({ tested }) => price(tested),
    },
    {
      key: 'why',
      header: t`Why they differ`,
      card: 'line',
      fold: 2,
      width: 280,
      cell: ({ differences }) =>
        differences.length === 0 ? (
          <span className="text-muted">{t`They are the same.`}</span>
        ) : (
          <ul lang="en">
            {differences.map(({ kind, message }) => (
              <li key={kind}>{message}.</li>
            ))}
          </ul>
        ),
    },
  ]
}

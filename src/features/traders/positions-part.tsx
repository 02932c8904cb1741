import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { TraderPosition } from '../../../contract/traders/trader-positions.ts'
import { messageFor } from '../../api/errors.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { formatPrice, formatSize } from '../../lib/numbers/format.ts'
import { formatDateTime, timeOfIso } from '../../lib/time.ts'
import { Badge } from '../../ui/feedback/badge.tsx'
import { ErrorMessage } from '../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../ui/feedback/skeleton.tsx'
import { Money } from '../../ui/figures/money.tsx'
import type { Column } from '../../ui/table/column.ts'
import { PlainTable } from '../../ui/table/plain-table.tsx'
import { positionsQuery } from './traders.queries.ts'

/** What it holds, with the result at the mark, then what it has closed. */
export function PositionsPart({ traderId }: { traderId: string }) {
  const positions = useQuery(positionsQuery(useSignedIn(), traderId))
  return (
    <section aria-label={t`Positions`} className="flex flex-col gap-4 border-t border-line pt-6">
      <h2 className="text-base font-semibold">{t`Positions`}</h2>
      {positions.data !== undefined ? (
        positions.data.length === 0 ? (
          <p className="text-muted">{t`It has opened none yet.`}</p>
        ) : (
          <PlainTable
            caption={t`Positions of this trader`}
            columns={columns()}
            rows={positions.data}
            rowKey={({ id }) => id}
          />
        )
      ) : positions.error ? (
        <ErrorMessage
          message={messageFor(positions.error)}
          onRetry={() => void positions.refetch()}
          retrying={positions.isFetching}
        />
      ) : (
        <Skeleton className="h-16 w-full" />
      )}
    </section>
  )
}

function columns(): Column<TraderPosition>[] {
  const price = (value: number | null) => (value === null ? '–' : formatPrice(value))
  return [
    {
      key: 'market',
      header: t`Market`,
      lead: true,
      cell: ({ symbol, side, leverage, status, closed_at }) => (
        <span className="flex flex-wrap items-center gap-2 py-2">
          <span className="font-medium" lang="en">
            {symbol}
          </span>
          <span className={side === 'long' ? 'text-gain' : 'text-loss'}>
            {side === 'long' ? t`Long ${leverage}×` : t`Short ${leverage}×`}
          </span>
          {closed_at !== null ? (
            <span className="text-xs text-muted">{t`closed ${formatDateTime(timeOfIso(closed_at))}`}</span>
          ) : (
            status !== 'open' && <Badge>{status === 'opening' ? t`Opening` : t`Closing`}</Badge>
          )}
        </span>
      ),
    },
    { key: 'size', header: t`Size`, align: 'right', cell: ({ quantity }) => formatSize(quantity) },
    {
      key: 'entry',
      header: t`Entry`,
      align: 'right',
      cell: ({ entry_price: entry }) => (entry === 0 ? '–' : price(entry)),
    },
    { key: 'mark', header: t`Mark`, align: 'right', cell: ({ mark_price: mark }) => price(mark) },
    {
      key: 'levels',
      header: t`Stop / target`,
      align: 'right',
      cell: ({ stop, target }) => `${price(stop)} / ${price(target)}`,
    },
    {
      key: 'net',
      header: t`Net PnL`,
      align: 'right',
      cell: ({ net_pnl: net }) => <Money value={net} signed />,
    },
  ]
}

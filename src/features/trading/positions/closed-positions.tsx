import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Position } from '../../../../contract/trading/positions.ts'
import { sessionPositionsQuery } from '../../../api/trading.queries.ts'
import { paths } from '../../../app/paths.ts'
import { closeWords } from '../../../lib/words/close-words.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatSize } from '../../../lib/numbers/format.ts'
import { formatDuration } from '../../../lib/time.ts'
import { DataTable, type Column } from '../../../ui/table/data-table.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { PnlText } from '../../../ui/figures/pnl-text.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { isOpen } from './live-position.ts'
import { PositionName } from './position-cells.tsx'
import { nameOf } from './position-name.ts'

/** The closed positions of a session, newest first, with their close reasons. Shows nothing when there are none. */
export function ClosedPositions({ sessionId }: { sessionId: string }) {
  const positions = useQuery(sessionPositionsQuery(useSignedIn(), sessionId, usePollMs()))
  const closed = positions.data?.filter((position) => !isOpen(position)).toReversed() ?? []
  if (closed.length === 0) return null
  return (
    <section aria-labelledby="closed-heading" className="mt-10 flex flex-col gap-2">
      <h2 id="closed-heading" className="text-base font-semibold">
        <Trans>Closed positions ({closed.length})</Trans>
      </h2>
      <DataTable
        caption={t`Closed positions of this session`}
        columns={columns}
        rows={closed}
        rowKey={({ id }) => id}
        rowName={nameOf}
        empty={null}
      />
    </section>
  )
}

const columns: Column<Position>[] = [
  {
    key: 'name',
    get header() {
      return t`Position`
    },
    lead: true,
    width: 168,
    sort: { by: 'text', of: ({ symbol }) => symbol },
    cell: (position) => <PositionName position={position} />,
  },
  {
    key: 'size',
    get header() {
      return t`Size`
    },
    align: 'right',
    fold: 3,
    cell: ({ enteredSize }) => formatSize(enteredSize),
  },
  {
    key: 'entry',
    get header() {
      return t`Entry`
    },
    align: 'right',
    card: 'line',
    cell: ({ entryPrice }) => <Price value={entryPrice} />,
  },
  {
    key: 'exit',
    get header() {
      return t`Exit`
    },
    align: 'right',
    card: 'line',
    cell: ({ exitPrice }) => <Price value={exitPrice} />,
  },
  {
    key: 'reason',
    get header() {
      return t`Closed by`
    },
    width: 140,
    fold: 1,
    card: 'line',
    cell: ({ closeReason }) => (closeReason === null ? '—' : closeWords[closeReason]),
  },
  {
    key: 'fees',
    get header() {
      return t`Fees`
    },
    align: 'right',
    width: 80,
    fold: 4,
    cell: ({ pnl }) => <Money value={pnl.fees} />,
  },
  {
    key: 'net',
    get header() {
      return t`Net PnL`
    },
    align: 'right',
    width: 160,
    card: 'value',
    sort: { by: 'amount', of: ({ pnl }) => pnl.net },
    cell: ({ pnl }) => <PnlText net={pnl.net} netPct={pnl.netPct} />,
  },
  {
    key: 'held',
    get header() {
      return t`Held for`
    },
    align: 'right',
    fold: 2,
    cell: ({ openedAt, closedAt }) =>
      closedAt === null ? '—' : formatDuration(closedAt - openedAt),
  },
  {
    key: 'journal',
    get header() {
      return t`Journal`
    },
    hideHeader: true,
    action: true,
    align: 'right',
    width: 80,
    cell: (position) => (
      <Link
        href={paths.journalTrade(position.id)}
        aria-label={t`Journal: ${nameOf(position)}`}
        className="inline-flex min-h-9 items-center text-accent underline-offset-4 hover:underline pointer-coarse:min-h-11"
      >{t`Journal`}</Link>
    ),
  },
]

import { t } from '@lingui/core/macro'
import { useMemo, useState } from 'react'
import { formatSize } from '../../../lib/numbers/format.ts'
import { Age } from '../../../ui/figures/age.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { DataTable, type Column } from '../../../ui/table/data-table.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { LiquidationPrice } from '../../../ui/figures/liquidation-price.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { ProtectionChip } from '../../../ui/feedback/protection-chip.tsx'
import { ClosePositionDialog } from './close-position-dialog.tsx'
import { closeBlockedBy, entryOf, type OwnedPosition } from './live-position.ts'
import {
  Exits,
  LiveMark,
  LivePositionPnl,
  LiveUnrealized,
  PositionName,
  SessionLink,
} from './position-cells.tsx'
import { nameOf } from './position-name.ts'

export interface PositionsTableProps {
  caption: string
  items: readonly OwnedPosition[]
  empty: React.ReactNode
  /** Shows the session of each position instead of its net: for tables across sessions. */
  withSession?: boolean
}

/** Open positions with live mark and PnL, each with a button to close it. */
export function PositionsTable({ caption, items, empty, withSession }: PositionsTableProps) {
  const [closingId, setClosingId] = useState<string>()
  const [closing, setClosing] = useState<OwnedPosition>()
  // A position that is being closed leaves the list before its dialog has shown the result.
  const shown = items.find(({ position }) => position.id === closingId) ?? closing
  const columns = useMemo(
    () => [
      ...figures,
      withSession === true ? session : net,
      ...standing,
      closeColumn((item) => {
        setClosingId(item.position.id)
        setClosing(item)
      }),
    ],
    [withSession],
  )
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns}
        rows={items}
        rowKey={({ position }) => position.id}
        rowName={({ position }) => nameOf(position)}
        empty={empty}
      />
      {closingId !== undefined && shown !== undefined && (
        <ClosePositionDialog {...shown} onDone={() => setClosingId(undefined)} />
      )}
    </>
  )
}

const figures: Column<OwnedPosition>[] = [
  {
    key: 'name',
    get header() {
      return t`Position`
    },
    lead: true,
    width: 156,
    sort: { by: 'text', of: ({ position }) => position.symbol },
    cell: ({ position }) => <PositionName position={position} />,
  },
  {
    key: 'size',
    get header() {
      return t`Size`
    },
    align: 'right',
    width: 84,
    fold: 2,
    cell: ({ position }) => formatSize(position.size),
  },
  {
    key: 'entry',
    get header() {
      return t`Entry`
    },
    align: 'right',
    width: 80,
    card: 'line',
    cell: ({ position }) => <Price value={entryOf(position)} />,
  },
  {
    key: 'mark',
    get header() {
      return t`Mark`
    },
    align: 'right',
    width: 80,
    card: 'line',
    cell: ({ position }) => <LiveMark position={position} />,
  },
  {
    key: 'exits',
    get header() {
      return t`Target / stop`
    },
    align: 'right',
    width: 152,
    fold: 1,
    cell: ({ position }) => <Exits position={position} />,
  },
  {
    key: 'liquidation',
    get header() {
      return t`Liquidation`
    },
    get meaning() {
      return t`Where the exchange would close it. Positions are cross where the market allows: your whole account stands behind each, and the price moves with all that is in it. “far”: not within reach soon.`
    },
    align: 'right',
    width: 88,
    fold: 4,
    cell: ({ position }) => (
      <LiquidationPrice value={position.liquidationPrice} mark={position.markPrice} />
    ),
  },
  {
    key: 'unrealized',
    get header() {
      return t`Unrealized`
    },
    align: 'right',
    width: 136,
    card: 'value',
    sort: { by: 'amount', of: ({ position }) => position.pnl.unrealized },
    cell: (item) => <LiveUnrealized {...item} />,
  },
  {
    key: 'funding',
    get header() {
      return t`Funding`
    },
    align: 'right',
    width: 72,
    fold: 6,
    cell: ({ position }) => <Money value={position.pnl.funding} signed bare />,
  },
]

const standing: Column<OwnedPosition>[] = [
  {
    key: 'protection',
    get header() {
      return t`Protection`
    },
    width: 118,
    fold: 3,
    card: 'line',
    cell: ({ position }) => <ProtectionChip protection={position.protection} />,
  },
  {
    key: 'age',
    get header() {
      return t`Age`
    },
    align: 'right',
    width: 60,
    fold: 5,
    sort: { by: 'amount', of: ({ position }) => -position.openedAt },
    cell: ({ position }) => <Age at={position.openedAt} short />,
  },
]

const net: Column<OwnedPosition> = {
  key: 'pnl',
  get header() {
    return t`Net PnL`
  },
  align: 'right',
  width: 152,
  fold: 2,
  sort: { by: 'amount', of: ({ position }) => position.pnl.net },
  cell: (item) => <LivePositionPnl {...item} />,
}

const session: Column<OwnedPosition> = {
  key: 'session',
  get header() {
    return t`Session`
  },
  width: 108,
  fold: 2,
  sort: { by: 'amount', of: ({ session: { startedAt } }) => startedAt },
  cell: (item) => <SessionLink session={item.session} />,
}

function closeColumn(onClose: (item: OwnedPosition) => void): Column<OwnedPosition> {
  return {
    key: 'close',
    header: t({ message: 'Close', context: 'a position' }),
    hideHeader: true,
    action: true,
    align: 'right',
    width: 76,
    cell: (item) => (
      <Button
        size="sm"
        aria-label={t`Close ${nameOf(item.position)}`}
        disabledReason={closeBlockedBy(item.position)}
        onClick={() => onClose(item)}
      >
        {t({ message: 'Close', context: 'a position' })}
      </Button>
    ),
  }
}

import { useState } from 'react'
import { formatSize } from '../../../lib/format.ts'
import { Age } from '../../../ui/figures/age.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { DataTable, type Column } from '../../../ui/table/data-table.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { ProtectionChip } from '../../../ui/feedback/protection-chip.tsx'
import { ClosePositionDialog } from './close-position-dialog.tsx'
import { closeBlockedBy, type OwnedPosition } from './live-position.ts'
import {
  Exits,
  LiveMark,
  LivePositionPnl,
  LiveUnrealized,
  PositionName,
  SessionLink,
} from './position-cells.tsx'

export interface PositionsTableProps {
  caption: string
  items: readonly OwnedPosition[]
  empty: React.ReactNode
  /** Names the session of each, in place of its net: for tables across sessions. */
  withSession?: boolean
}

/** Open positions with live mark and PnL, each with its way out. */
export function PositionsTable({ caption, items, empty, withSession }: PositionsTableProps) {
  const [closingId, setClosingId] = useState<string>()
  const [closing, setClosing] = useState<OwnedPosition>()
  // What is being closed leaves the list before its dialog has said how it went.
  const shown = items.find(({ position }) => position.id === closingId) ?? closing
  const columns = [...figures, withSession ? session : net, ...standing, closeColumn(open)]
  function open(item: OwnedPosition): void {
    setClosingId(item.position.id)
    setClosing(item)
  }
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns}
        rows={items}
        className="overflow-x-auto"
        rowKey={({ position }) => position.id}
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
    header: 'Position',
    lead: true,
    cell: ({ position }) => <PositionName position={position} />,
  },
  {
    key: 'size',
    header: 'Size',
    align: 'right',
    cell: ({ position }) => formatSize(position.size),
  },
  {
    key: 'entry',
    header: 'Entry',
    align: 'right',
    cell: ({ position }) => (
      <Price value={position.entryPrice === '0' ? null : position.entryPrice} />
    ),
  },
  {
    key: 'mark',
    header: 'Mark',
    align: 'right',
    cell: ({ position }) => <LiveMark position={position} />,
  },
  {
    key: 'exits',
    header: 'Target / stop',
    align: 'right',
    cell: ({ position }) => <Exits position={position} />,
  },
  {
    key: 'liquidation',
    header: 'Liquidation',
    align: 'right',
    cell: ({ position }) => <Price value={position.liquidationPrice} />,
  },
  {
    key: 'unrealized',
    header: 'Unrealized',
    align: 'right',
    cell: (item) => <LiveUnrealized {...item} />,
  },
  {
    key: 'funding',
    header: 'Funding',
    align: 'right',
    cell: ({ position }) => <Money value={position.pnl.funding} signed bare />,
  },
]

const standing: Column<OwnedPosition>[] = [
  {
    key: 'protection',
    header: 'Protection',
    cell: ({ position }) => <ProtectionChip protection={position.protection} />,
  },
  {
    key: 'age',
    header: 'Age',
    align: 'right',
    cell: ({ position }) => <Age at={position.openedAt} short />,
  },
]

const net: Column<OwnedPosition> = {
  key: 'pnl',
  header: 'Net PnL',
  align: 'right',
  cell: (item) => <LivePositionPnl {...item} />,
}

const session: Column<OwnedPosition> = {
  key: 'session',
  header: 'Session',
  cell: (item) => <SessionLink session={item.session} />,
}

function closeColumn(onClose: (item: OwnedPosition) => void): Column<OwnedPosition> {
  return {
    key: 'close',
    header: 'Close',
    hideHeader: true,
    align: 'right',
    cell: (item) => (
      <Button
        size="sm"
        aria-label={`Close ${item.position.side} ${item.position.symbol}`}
        disabledReason={closeBlockedBy(item.position)}
        onClick={() => onClose(item)}
      >
        Close
      </Button>
    ),
  }
}

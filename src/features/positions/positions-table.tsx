import { useState } from 'react'
import type { Position } from '../../../contract/positions.ts'
import { formatSize } from '../../lib/format.ts'
import { Age } from '../../ui/age.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { Price } from '../../ui/price.tsx'
import { ProtectionChip } from '../../ui/protection-chip.tsx'
import { ClosePositionDialog } from './close-position-dialog.tsx'
import type { OpenPosition } from './live-position.ts'
import { Exits, LiveMark, LivePositionPnl, PositionName } from './position-cells.tsx'

export interface PositionsTableProps {
  caption: string
  items: readonly OpenPosition[]
  empty: React.ReactNode
}

/** Open positions with live mark and PnL, each with its way out. */
export function PositionsTable({ caption, items, empty }: PositionsTableProps) {
  const [closingId, setClosingId] = useState<string>()
  const closing = items.find(({ position }) => position.id === closingId)
  return (
    <>
      <DataTable
        caption={caption}
        columns={columns(setClosingId)}
        rows={items}
        rowKey={({ position }) => position.id}
        empty={empty}
      />
      {closing !== undefined && (
        <ClosePositionDialog {...closing} onDone={() => setClosingId(undefined)} />
      )}
    </>
  )
}

function columns(onClose: (id: string) => void): Column<OpenPosition>[] {
  return [
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
      key: 'pnl',
      header: 'Net PnL',
      align: 'right',
      cell: (item) => <LivePositionPnl {...item} />,
    },
    {
      key: 'protection',
      header: 'Protection',
      cell: ({ position }) => <ProtectionChip protection={position.protection} />,
    },
    {
      key: 'age',
      header: 'Open for',
      align: 'right',
      cell: ({ position }) => <Age at={position.openedAt} short />,
    },
    {
      key: 'close',
      header: 'Close',
      hideHeader: true,
      align: 'right',
      cell: ({ position }) => (
        <Button
          size="sm"
          aria-label={`Close ${position.side} ${position.symbol}`}
          disabledReason={closeBlockedBy(position)}
          onClick={() => onClose(position.id)}
        >
          Close
        </Button>
      ),
    },
  ]
}

function closeBlockedBy({ status }: Position): string | undefined {
  if (status === 'opening') return 'Its entry is not filled yet'
  return status === 'closing' ? 'It is being closed' : undefined
}

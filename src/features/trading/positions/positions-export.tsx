import { t } from '@lingui/core/macro'
import { Download } from 'lucide-react'
import { toCsv } from '../../../lib/csv.ts'
import { download } from '../../../lib/download.ts'
import { isoTime } from '../../../lib/time.ts'
import { Button } from '../../../ui/form/button.tsx'
import type { OwnedPosition } from './live-position.ts'

const columns = [
  'id',
  'session',
  'market',
  'side',
  'status',
  'size',
  'entry',
  'mark',
  'take profit',
  'stop',
  'liquidation',
  'leverage',
  'unrealized',
  'fees',
  'funding',
  'net',
  'protection',
  'opened',
] as const

/** Exports the open positions as the server last returned them. */
export function PositionsExport({ items }: { items: readonly OwnedPosition[] }) {
  return (
    <Button
      size="sm"
      icon={<Download aria-hidden className="size-3.5" />}
      onClick={() =>
        download(
          'positions.csv',
          new Blob([toCsv(columns, items.map(cells))], { type: 'text/csv' }),
        )
      }
    >{t`Export CSV`}</Button>
  )
}

function cells({ position }: OwnedPosition): string[] {
  const { pnl } = position
  return [
    position.id,
    position.sessionId,
    position.symbol,
    position.side,
    position.status,
    position.size,
    position.entryPrice,
    position.markPrice,
    position.takeProfitPrice ?? '',
    position.stopLossPrice ?? '',
    position.liquidationPrice ?? '',
    String(position.leverage),
    pnl.unrealized,
    pnl.fees,
    pnl.funding,
    pnl.net,
    position.protection,
    isoTime(position.openedAt),
  ]
}

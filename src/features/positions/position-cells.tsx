import type { Position } from '../../../contract/positions.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { usePrice } from '../../api/use-price.ts'
import { Badge } from '../../ui/badge.tsx'
import { PnlText } from '../../ui/pnl-text.tsx'
import { Price } from '../../ui/price.tsx'
import { livePnl } from './live-position.ts'

export function PositionName({ position }: { position: Position }) {
  const { side, symbol, leverage, status } = position
  return (
    <span className="inline-flex items-center gap-2">
      <Badge tone={side === 'long' ? 'gain' : 'loss'}>{side === 'long' ? 'LONG' : 'SHORT'}</Badge>
      <span className="font-medium">{symbol}</span>
      <span className="text-muted">{leverage}×</span>
      {(status === 'opening' || status === 'closing') && <Badge>{status.toUpperCase()}</Badge>}
    </span>
  )
}

export function LiveMark({ position }: { position: Position }) {
  const price = usePrice(position.symbol)
  return <Price value={price?.mark ?? position.markPrice} />
}

export interface LivePnlProps {
  position: Position
  budgetShare: DecimalString
}

export function LivePositionPnl({ position, budgetShare }: LivePnlProps) {
  const price = usePrice(position.symbol)
  const { net, netPct } = livePnl(position, price?.mark ?? null, budgetShare)
  return <PnlText net={net} netPct={netPct} />
}

export function Exits({ position }: { position: Position }) {
  const { takeProfitPrice, stopLossPrice } = position
  return (
    <span className="whitespace-nowrap">
      <Price value={takeProfitPrice} /> <span className="text-muted">/</span>{' '}
      <Price value={stopLossPrice} />
    </span>
  )
}

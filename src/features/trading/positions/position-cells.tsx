import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import { divide, isZero, multiply } from '../../../../contract/decimal.ts'
import type { Position } from '../../../../contract/trading/positions.ts'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { paths } from '../../../app/paths.ts'
import { usePrice } from '../../../api/live/use-price.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Percent } from '../../../ui/figures/percent.tsx'
import { PnlText } from '../../../ui/figures/pnl-text.tsx'
import { Price } from '../../../ui/figures/price.tsx'
import { useIsLit } from '../../../lib/lit.ts'
import { livePnl, type OpenPosition } from './live-position.ts'

export function PositionName({ position }: { position: Position }) {
  const { side, symbol, leverage, status } = position
  const isLit = useIsLit(({ positionId }) => positionId === position.id)
  return (
    <span
      data-position={position.id}
      data-opened-at={position.openedAt}
      data-lit={isLit || undefined}
      className="inline-flex items-center gap-2"
    >
      <Badge tone={side === 'long' ? 'gain' : 'loss'}>{side === 'long' ? t`LONG` : t`SHORT`}</Badge>
      <span className="font-medium">{symbol}</span>
      <span className="text-muted">{leverage}×</span>
      {status === 'opening' && <Badge>{t`OPENING`}</Badge>}
      {status === 'closing' && <Badge>{t`CLOSING`}</Badge>}
    </span>
  )
}

export function LiveMark({ position }: { position: Position }) {
  const price = usePrice(position.symbol)
  return <Price value={price?.mark ?? position.markPrice} />
}

export function LivePositionPnl({ position, budgetShare }: OpenPosition) {
  const price = usePrice(position.symbol)
  const { net, netPct } = livePnl(position, price?.mark ?? null, budgetShare)
  return <PnlText net={net} netPct={netPct} />
}

/** In dollars and in percent of the position's margin. */
export function LiveUnrealized({ position, budgetShare }: OpenPosition) {
  const price = usePrice(position.symbol)
  const { unrealized } = livePnl(position, price?.mark ?? null, budgetShare)
  return (
    <span className="whitespace-nowrap">
      <Money value={unrealized} signed bare />{' '}
      {!isZero(budgetShare) && (
        <Percent
          value={multiply(divide(unrealized, budgetShare), 100)}
          signed
          bare
          className="text-xs"
        />
      )}
    </span>
  )
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

/** The session that owns the position; an ended one keeps it without watching it. */
export function SessionLink({ session }: { session: Session }) {
  const isOver = session.endedAt !== null
  return (
    <Link
      href={paths.session(session.id)}
      className="inline-flex min-h-8 items-center whitespace-nowrap text-accent underline-offset-4 hover:underline pointer-coarse:min-h-11"
    >
      {session.symbol}, {isOver ? t`ended` : session.kind === 'quick' ? t`quick` : t`advance`}
    </Link>
  )
}

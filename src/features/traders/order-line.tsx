import { t } from '@lingui/core/macro'
import type { DecidedOrder } from '../../../contract/traders/model-decisions.ts'
import { formatPrice, formatSize } from '../../lib/numbers/format.ts'
import { Badge, type BadgeTone } from '../../ui/feedback/badge.tsx'

const tones: Partial<Record<DecidedOrder['status'], BadgeTone>> = {
  refused: 'warn',
  failed: 'danger',
  missed: 'warn',
}

const actionWords = {
  get buy() {
    return t`Buy`
  },
  get sell() {
    return t`Sell`
  },
  get close() {
    return t({ message: 'Close', context: 'a position' })
  },
  get hold() {
    return t`Hold`
  },
  get error() {
    return t`No decision`
  },
}

const statusWords: Record<DecidedOrder['status'], string> = {
  get decided() {
    return t`Being carried out`
  },
  get sent() {
    return t`Sent`
  },
  get done() {
    return t`Done`
  },
  get refused() {
    return t`Refused`
  },
  get failed() {
    return t`Failed`
  },
  get missed() {
    return t`Missed`
  },
}

/** One decision about one market, and what became of it. `isTest`: nothing was sent. */
export function OrderLine({ order, isTest = false }: { order: DecidedOrder; isTest?: boolean }) {
  const { action, symbol, quantity, wished_quantity, stop, target, leverage, reason } = order
  const isCut = wished_quantity !== null && quantity !== null && quantity !== wished_quantity
  const isOpening = action === 'buy' || action === 'sell'
  const allowed =
    isTest && order.status === 'done' ? t`Would be allowed` : statusWords[order.status]
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">
          {actionWords[action]} {isOpening && quantity !== null && `${formatSize(quantity)} `}
          {symbol}
        </span>
        {action !== 'hold' && <Badge tone={tones[order.status] ?? 'neutral'}>{allowed}</Badge>}
        {isOpening && (
          <span className="text-xs text-muted">
            {[
              leverage === null ? null : t`${leverage}× leverage`,
              stop === null ? null : t`stop ${formatPrice(stop)}`,
              target === null ? null : t`target ${formatPrice(target)}`,
              isCut ? t`cut from ${formatSize(wished_quantity)}` : null,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        )}
      </p>
      {reason !== null && (
        <p className="wrap-anywhere text-muted" lang="en">
          {reason}
        </p>
      )}
      {order.plan !== null && (
        <p className="wrap-anywhere text-xs text-muted" lang="en">
          {t`Plan: ${order.plan}`}
        </p>
      )}
      {order.error !== null && <p className="wrap-anywhere text-warn">{order.error}</p>}
    </div>
  )
}

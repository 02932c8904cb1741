import { t } from '@lingui/core/macro'
import { Star } from 'lucide-react'
import { cx } from '../../../lib/cx.ts'
import { togglePinned } from '../../../lib/kept/pinned-markets.ts'

/** Keeps the market at the top of every list. */
export function PinButton({ symbol, isPinned }: { symbol: string; isPinned: boolean }) {
  return (
    <button
      type="button"
      aria-pressed={isPinned}
      aria-label={t`Pin ${symbol}`}
      title={isPinned ? t`Let go` : t`Keep on top`}
      onClick={() => togglePinned(symbol)}
      className={cx(
        'relative z-1 grid size-8 shrink-0 place-items-center rounded-sm pointer-coarse:size-11',
        isPinned ? 'text-warn' : 'text-edge hover:text-text',
      )}
    >
      <Star aria-hidden className="size-4" fill={isPinned ? 'currentColor' : 'none'} />
    </button>
  )
}

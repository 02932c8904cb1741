import { t } from '@lingui/core/macro'
import { use, useEffect } from 'react'
import { Link } from 'wouter'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import type { Trade } from '../journal.queries.ts'
import { sideWords } from '../journal-words.ts'
import { TradeRowContext } from './row-context.ts'
import { useSelection } from './selection.ts'
import type { Slot } from './slots.ts'

/** "BTC_USDT long": for what is read aloud. */
export function tradeName({ symbol, side }: Pick<Trade, 'symbol' | 'side'>): string {
  return `${symbol} ${sideWords(side).toLowerCase()}`
}

/** The whole row links to the trade. */
export function TradeLink({ slot }: { slot: Slot }) {
  const { hrefOf, open } = use(TradeRowContext)
  const { trade } = slot
  if (trade === null) return <Waiting index={slot.index} />
  return (
    <span className="flex items-center gap-2">
      <Badge tone={trade.side === 'buy' ? 'gain' : 'loss'}>
        {trade.side === 'buy' ? t`LONG` : t`SHORT`}
      </Badge>
      <Link
        href={hrefOf(trade.id)}
        data-trade-link={trade.id}
        onClick={(event) => {
          const isPlain = !event.metaKey && !event.ctrlKey && !event.shiftKey
          if (isPlain && open(trade.id)) event.preventDefault()
        }}
        className="font-medium -outline-offset-2! after:absolute after:inset-0"
      >
        {trade.symbol}
      </Link>
    </span>
  )
}

/** Milliseconds that a row must be in view before it is asked for: not while somebody scrolls past it. */
const glanceMs = 80

function Waiting({ index }: { index: number }) {
  const { want } = use(TradeRowContext)
  useEffect(() => {
    const timer = setTimeout(() => want(index), glanceMs)
    return () => clearTimeout(timer)
  }, [want, index])
  return <Skeleton className="h-5 w-32" />
}

/** Above the link that covers the row. */
export function Selected({ slot: { trade } }: { slot: Slot }) {
  const { has, toggle } = useSelection()
  if (trade === null) return null
  return (
    <label className="relative z-1 -m-2 grid size-9 place-items-center pointer-coarse:size-11">
      <input
        type="checkbox"
        aria-label={t`Select ${tradeName(trade)}`}
        checked={has(trade.id)}
        onChange={() => toggle(trade.id)}
        className="size-4 accent-accent"
      />
    </label>
  )
}

import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useRef, useState } from 'react'
import { Link } from 'wouter'
import { isNotFound } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { paths } from '../../../app/paths.ts'
import { closeWords } from '../../../lib/words/close-words.ts'
import { formatFullDateTime, timeOfIso } from '../../../lib/time.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Loaded } from '../analytics/loaded.tsx'
import { tradeQuery, type TradeDetail } from '../journal.queries.ts'
import { originWords } from '../journal-words.ts'
import { RMultiple } from '../trades/r-multiple.tsx'
import { TypedActs } from '../typed/typed-acts.tsx'
import { Figures } from './figures.tsx'
import { Fills } from './fills.tsx'
import type { Origin } from './origin-of.ts'
import { TradeEntries } from './trade-entries.tsx'
import { TradeNotes } from './trade-notes.tsx'
import { TradeTags } from './trade-tags.tsx'

const TradeChart = lazyPart(() => import('./trade-chart.tsx'), {
  get name() {
    return t`The chart`
  },
})

export interface ClosedTradeProps {
  id: string
  /** A page's first heading, or one within it. */
  level: 'h1' | 'h2'
  /** The trade was deleted here. */
  onGone: () => void
}

/** Everything about one closed trade. */
export function ClosedTrade({ id, level, onGone }: ClosedTradeProps) {
  const trade = useQuery({ ...tradeQuery(useSignedIn(), id), throwOnError: false })
  if (trade.data === undefined && isNotFound(trade.error)) {
    return (
      <EmptyMessage
        title={t`There is no such trade`}
      >{t`It may be another person’s.`}</EmptyMessage>
    )
  }
  return (
    <Loaded query={trade} failed={t`The trade did not load`} height="h-[40rem]">
      {(known) => <Parts key={known.id} trade={known} Heading={level} onGone={onGone} />}
    </Loaded>
  )
}

interface PartsProps {
  trade: TradeDetail
  Heading: 'h1' | 'h2'
  onGone: () => void
}

function Parts({ trade, Heading, onGone }: PartsProps) {
  const [shown, setShown] = useState<Origin | null>(null)
  const fills = useRef<HTMLDivElement>(null)
  return (
    <article className="flex min-w-0 flex-col gap-6">
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge tone={trade.side === 'buy' ? 'gain' : 'loss'}>
            {trade.side === 'buy' ? t`LONG` : t`SHORT`}
          </Badge>
          <Heading className="text-lg font-semibold">{trade.symbol}</Heading>
          {trade.net_pnl === null ? (
            <Badge>{t`COUNTING`}</Badge>
          ) : (
            <Money value={trade.net_pnl} signed className="text-lg font-medium" />
          )}
          <RMultiple value={trade.r_multiple} />
          {trade.source === 'typed' && <Badge>{t`TYPED`}</Badge>}
        </div>
        <p className="text-xs text-muted">
          {formatFullDateTime(timeOfIso(trade.opened_at))} →{' '}
          {formatFullDateTime(timeOfIso(trade.closed_at))}
          {trade.close_reason !== null && ` · ${endOf(trade.close_reason)}`} ·{' '}
          {trade.session_id === null ? (
            originWords[trade.origin]
          ) : (
            <Link
              href={paths.session(trade.session_id)}
              className="text-accent underline underline-offset-4"
            >
              {originWords[trade.origin]}
            </Link>
          )}
          {!trade.planned && ` · ${t`without a plan`}`}
        </p>
        <TradeTags trade={trade} />
        {trade.source === 'typed' && <TypedActs trade={trade} onGone={onGone} />}
      </header>
      <Suspense fallback={<Skeleton className="h-72 w-full" />}>
        <TradeChart trade={trade} />
      </Suspense>
      <Figures
        trade={trade}
        shown={shown}
        onShow={(of) => {
          setShown(of === shown ? null : of)
          fills.current?.scrollIntoView({ block: 'nearest' })
        }}
      />
      <TradeNotes trade={trade} />
      <div ref={fills}>
        <Fills trade={trade} shown={shown} />
      </div>
      <TradeEntries trade={trade} />
    </article>
  )
}

/** Beside whose trade it was, which may be "By hand" too. */
function endOf(reason: NonNullable<TradeDetail['close_reason']>): string {
  return reason === 'manual' ? t`Closed by hand` : closeWords[reason]
}

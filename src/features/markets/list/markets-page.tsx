import { t } from '@lingui/core/macro'
import { Search } from 'lucide-react'
import { useRef } from 'react'
import { messageFor } from '../../../api/errors.ts'
import { useFreshness } from '../../../api/freshness.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { useShortcuts } from '../../../lib/hooks/use-shortcuts.ts'
import { Button } from '../../../ui/form/button.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Kbd } from '../../../ui/overlay/kbd.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { nextSort } from './market-order.ts'
import { MarketTable } from './market-table.tsx'
import { SortChoice } from './sort-choice.tsx'
import { useMarketList } from './use-market-list.ts'

/** An overview of every market. Arrow keys move through it, Enter opens, / searches. */
export function MarketsPage() {
  const page = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const isStale = useFreshness() === 'stale'
  const { listed, hasNoDays, order, setOrder, markets, pinned, signals } = useMarketList()
  const { simulated } = useWorld()
  const move = (step: 1 | -1): void => moveThrough(page.current, step)
  useShortcuts({
    '/': () => field.current?.focus(),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
  })

  return (
    <div ref={page}>
      <title>{t`Markets · Alura`}</title>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="flex flex-col gap-1">
          <h1 className="text-xl font-semibold">{t`Markets`}</h1>
          <p className="max-w-[70ch] text-pretty text-muted">
            {simulated
              ? t`Simulated prices from a market on this machine. Signals are the engine's view of each interval: L long, S short, deeper is stronger.`
              : t`Mark prices from Hyperliquid. Signals are the engine's view of each interval: L long, S short, deeper is stronger.`}
          </p>
        </div>
        <div className="flex items-center gap-2 max-md:w-full">
          <label className="flex h-10 items-center gap-2 rounded-md border border-edge bg-surface px-3 hover:border-text has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-focus max-md:h-11 max-md:min-w-0 max-md:flex-1">
            <Search aria-hidden className="size-4 shrink-0 text-muted" />
            <input
              ref={field}
              type="search"
              aria-label={t`Search markets`}
              placeholder={t`Search`}
              autoComplete="off"
              maxLength={20}
              value={order.query}
              onChange={(event) => setOrder({ ...order, query: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== 'ArrowDown') return
                event.preventDefault()
                move(1)
              }}
              className="h-full w-40 min-w-0 bg-transparent text-base outline-none max-md:flex-1 md:text-sm"
            />
            <span className="max-md:hidden pointer-coarse:hidden">
              <Kbd>/</Kbd>
            </span>
          </label>
          <SortChoice sort={order.sort} onSort={(sort) => setOrder({ ...order, sort })} />
        </div>
      </div>
      <div className="mt-6">
        {listed.data ? (
          <>
            <MarketTable
              markets={markets}
              pinned={pinned}
              signals={signals}
              sort={order.sort}
              onSort={(key) => setOrder({ ...order, sort: nextSort(order.sort, key) })}
              isStale={isStale}
              hasNoDays={hasNoDays}
            />
            {markets.length === 0 && (
              <EmptyMessage
                title={t`No market has “${order.query}” in its name`}
                action={
                  <Button onClick={() => setOrder({ ...order, query: '' })}>{t`Show all`}</Button>
                }
              />
            )}
          </>
        ) : listed.error ? (
          <ErrorMessage
            message={messageFor(listed.error)}
            onRetry={() => void listed.refetch()}
            retrying={listed.isFetching}
          />
        ) : (
          <Skeleton className="h-80 w-full" />
        )}
      </div>
    </div>
  )
}

/** Moves the focus between markets, with the search field above the first. */
function moveThrough(page: HTMLElement | null, step: 1 | -1): void {
  const stops = page?.querySelectorAll<HTMLElement>('input[type=search], [data-market]') ?? []
  const here = [...stops].findIndex((stop) => stop === document.activeElement)
  const next = stops[here === -1 ? 1 : here + step]
  next?.focus()
}

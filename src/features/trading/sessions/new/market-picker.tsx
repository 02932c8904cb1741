import { t } from '@lingui/core/macro'
import { Search } from 'lucide-react'
import { useState } from 'react'
import type { Asset } from '../../../../../contract/market/market.ts'
import { usePrice } from '../../../../api/live/use-price.ts'
import { usePinned } from '../../../../lib/kept/pinned-markets.ts'
import { Price } from '../../../../ui/figures/price.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { pickableMarkets } from './pickable-markets.ts'

export interface MarketPickerProps {
  markets: readonly Asset[]
  value: string
  /** Markets that already have a session. */
  taken: ReadonlySet<string>
  onValueChange: (symbol: string) => void
}

/**
 * Markets with live prices; native radio buttons, so that arrow keys move between them. When there are many, they
 * can be searched.
 */
export function MarketPicker({ markets, value, taken, onValueChange }: MarketPickerProps) {
  const [query, setQuery] = useState('')
  const pinned = usePinned()
  const { shown, found } = pickableMarkets(markets, { query, value, pinned })
  const first = shown[0]
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t`Market`}</legend>
      {found !== undefined && (
        <MarketSearch
          query={query}
          onQueryChange={setQuery}
          onEnter={() => found > 0 && first !== undefined && onValueChange(first.symbol)}
          note={noteOf(found, markets.length, query)}
        />
      )}
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {shown.map(({ symbol }) => (
          <label
            key={symbol}
            className="relative flex min-h-14 cursor-pointer flex-col justify-center rounded-md border border-line px-3 transition-colors hover:border-text has-checked:border-accent has-checked:bg-accent-soft has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus"
          >
            <input
              type="radio"
              name="market"
              value={symbol}
              checked={symbol === value}
              onChange={() => onValueChange(symbol)}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
            />
            <span className="truncate font-medium">{symbol}</span>
            <span className="text-xs text-muted">
              {taken.has(symbol) ? t`Session running` : <MarketPrice symbol={symbol} />}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface MarketSearchProps {
  query: string
  onQueryChange: (query: string) => void
  /** Chooses the first match. */
  onEnter: () => void
  note: string
}

function MarketSearch({ query, onQueryChange, onEnter, note }: MarketSearchProps) {
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      <label className="flex h-10 min-w-0 flex-1 items-center gap-2 rounded-md border border-edge bg-surface px-3 hover:border-text has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-focus max-md:h-11">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <input
          type="search"
          aria-label={t`Search markets`}
          placeholder={t`Search`}
          autoComplete="off"
          maxLength={20}
          value={query}
          onChange={(event) => onQueryChange(event.target.value)}
          onKeyDown={(event) => {
            // It is inside a form that Enter would submit.
            if (event.key !== 'Enter') return
            event.preventDefault()
            onEnter()
          }}
          className="h-full w-full min-w-0 bg-transparent text-base outline-none md:text-sm"
        />
      </label>
      <output className="text-xs text-muted">{note}</output>
    </div>
  )
}

function noteOf(found: number, all: number, query: string): string {
  if (query.trim() === '') return t`${all} markets`
  return found === 0 ? t`No market has this in its name` : t`${found} of ${all}`
}

function MarketPrice({ symbol }: { symbol: string }) {
  const price = usePrice(symbol)
  return price === null ? <Skeleton className="h-4 w-16" /> : <Price value={price.mark} />
}

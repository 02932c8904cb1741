import type { Asset } from '../../../../../contract/market/market.ts'
import { usePrice } from '../../../../api/live/use-price.ts'
import { Price } from '../../../../ui/figures/price.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'

export interface MarketPickerProps {
  markets: readonly Asset[]
  value: string
  /** Markets that already have a session. */
  taken: ReadonlySet<string>
  onValueChange: (symbol: string) => void
}

/** Every market with its live price; native radios, so arrows move between them. */
export function MarketPicker({ markets, value, taken, onValueChange }: MarketPickerProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">Market</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        {markets.map(({ symbol }) => (
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
            <span className="font-medium">{symbol}</span>
            <span className="text-xs text-muted">
              {taken.has(symbol) ? 'Session running' : <MarketPrice symbol={symbol} />}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function MarketPrice({ symbol }: { symbol: string }) {
  const price = usePrice(symbol)
  return price === null ? <Skeleton className="h-4 w-16" /> : <Price value={price.mark} />
}

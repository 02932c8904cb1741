import { t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import { Field } from './field.tsx'

export interface MarketsFieldProps {
  label: string
  most: number
  assets: readonly { symbol: string }[]
  chosen: readonly string[]
  onChosen: (symbols: string[]) => void
  error?: string | undefined
}

/** Several markets: chosen from a list, and taken out again one by one. */
export function MarketsField({ label, most, assets, chosen, onChosen, error }: MarketsFieldProps) {
  const left = assets.flatMap(({ symbol }) => (chosen.includes(symbol) ? [] : [symbol]))
  const isFull = chosen.length >= most
  return (
    <Field label={label} error={error}>
      {(control) => (
        <div className="flex flex-col gap-2">
          <select
            {...control}
            value=""
            disabled={isFull}
            onChange={({ target }) => {
              if (left.includes(target.value)) onChosen([...chosen, target.value])
            }}
            className="h-10 w-full rounded-md border border-edge bg-surface px-3 text-sm hover:border-text disabled:bg-sunken disabled:text-muted max-sm:h-11 max-sm:text-base pointer-coarse:h-11"
          >
            <option value="">{isFull ? t`${most} at most` : t`Add a market`}</option>
            {left.map((symbol) => (
              <option key={symbol} value={symbol}>
                {symbol}
              </option>
            ))}
          </select>
          {chosen.length > 0 && (
            <ul className="flex flex-wrap gap-1.5" aria-label={t`Chosen markets`}>
              {chosen.map((symbol) => (
                <li key={symbol}>
                  <button
                    type="button"
                    aria-label={t`Take ${symbol} out`}
                    onClick={() => onChosen(chosen.filter((each) => each !== symbol))}
                    className="inline-flex h-8 items-center gap-1 rounded-md border border-line px-2 text-xs font-medium hover:border-edge pointer-coarse:h-11"
                  >
                    <span lang="en">{symbol}</span>
                    <X aria-hidden className="size-3.5 text-muted" />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Field>
  )
}

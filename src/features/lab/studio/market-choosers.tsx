import { t } from '@lingui/core/macro'
import { useId } from 'react'
import { intervals, type Asset, type Interval } from '../../../../contract/market/market.ts'
import { fittingRange, rangeNames, rangesFor, type Range } from '../backtest/terms.ts'
import type { View } from './drafts.ts'

export interface MarketChoosersProps {
  view: View
  onView: (view: View) => void
  assets: readonly Asset[]
}

/** On which market, candles and past the program is tried. */
export function MarketChoosers({ view, onView, assets }: MarketChoosersProps) {
  const { symbol, interval, range } = view
  const setInterval = (next: Interval): void =>
    onView({ ...view, interval: next, range: fittingRange(range, next) })
  const known = assets.map((asset) => asset.symbol)
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Select
        label={t`Market`}
        isNames
        value={symbol}
        options={(known.length === 0 ? [symbol] : known).map((value) => ({ value, name: value }))}
        onValue={(value) => onView({ ...view, symbol: value })}
      />
      <Select
        label={t`Candles`}
        isNames
        value={interval}
        options={intervals.map((value) => ({ value, name: value }))}
        onValue={setInterval}
      />
      <Select<Range>
        label={t`Range`}
        value={range}
        options={rangesFor(interval).map((value) => ({ value, name: rangeNames[value] }))}
        onValue={(value) => onView({ ...view, range: value })}
      />
    </div>
  )
}

interface SelectProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; name: string }[]
  onValue: (value: Value) => void
  /** The options are names: of markets and intervals. */
  isNames?: boolean
}

function Select<Value extends string>({
  label,
  value,
  options,
  onValue,
  isNames = false,
}: SelectProps<Value>) {
  const id = useId()
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <select
        id={id}
        data-names={isNames || undefined}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onValue(chosen.value)
        }}
        className="h-9 min-w-20 rounded-md border border-edge bg-surface px-2 text-xs hover:border-text max-sm:h-11 pointer-coarse:h-11"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </span>
  )
}

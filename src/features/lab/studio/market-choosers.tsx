import { t } from '@lingui/core/macro'
import { intervals, type Asset, type Interval } from '../../../../contract/market/market.ts'
import { fittingRange, rangeNames, rangesFor, type Range } from '../backtest/terms.ts'
import { Select } from '../../../ui/form/select.tsx'
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

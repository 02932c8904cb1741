import { t } from '@lingui/core/macro'
import { sortKeys, type MarketOrder, type SortKey } from './market-order.ts'

export interface SortChoiceProps {
  sort: MarketOrder['sort']
  onSort: (sort: MarketOrder['sort']) => void
}

const words: Record<SortKey, { down: string; up: string }> = {
  symbol: {
    get down() {
      return t`Name, Z to A`
    },
    get up() {
      return t`Name, A to Z`
    },
  },
  price: {
    get down() {
      return t`Price, highest`
    },
    get up() {
      return t`Price, lowest`
    },
  },
  change: {
    get down() {
      return t`Change, best`
    },
    get up() {
      return t`Change, worst`
    },
  },
  volume: {
    get down() {
      return t`Volume, most`
    },
    get up() {
      return t`Volume, least`
    },
  },
  signal: {
    get down() {
      return t`Signal 1h, long first`
    },
    get up() {
      return t`Signal 1h, short first`
    },
  },
}

/** Sorting on narrow screens, where there are no column headers. */
export function SortChoice({ sort, onSort }: SortChoiceProps) {
  return (
    <select
      aria-label={t`Sort markets`}
      value={sort === null ? '' : `${sort.isDescending ? '-' : ''}${sort.key}`}
      onChange={({ target: { value } }) => {
        const key = sortKeys.find((each) => each === value.replace(/^-/, ''))
        onSort(key === undefined ? null : { key, isDescending: value.startsWith('-') })
      }}
      className="h-11 max-w-40 rounded-md border border-edge bg-surface px-3 text-base md:hidden"
    >
      <option value="">{t`As listed`}</option>
      {sortKeys.flatMap((key) => [
        <option key={`-${key}`} value={`-${key}`}>
          {words[key].down}
        </option>,
        <option key={key} value={key}>
          {words[key].up}
        </option>,
      ])}
    </select>
  )
}

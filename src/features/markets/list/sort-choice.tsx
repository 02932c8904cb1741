import { sortKeys, type MarketOrder, type SortKey } from './market-order.ts'

export interface SortChoiceProps {
  sort: MarketOrder['sort']
  onSort: (sort: MarketOrder['sort']) => void
}

const words: Record<SortKey, { down: string; up: string }> = {
  symbol: { down: 'Name, Z to A', up: 'Name, A to Z' },
  price: { down: 'Price, highest', up: 'Price, lowest' },
  change: { down: 'Change, best', up: 'Change, worst' },
  volume: { down: 'Volume, most', up: 'Volume, least' },
  signal: { down: 'Signal 1h, long first', up: 'Signal 1h, short first' },
}

/** Sorting on narrow screens, where there are no column headers. */
export function SortChoice({ sort, onSort }: SortChoiceProps) {
  return (
    <select
      aria-label="Sort markets"
      value={sort === null ? '' : `${sort.isDescending ? '-' : ''}${sort.key}`}
      onChange={({ target: { value } }) => {
        const key = sortKeys.find((each) => each === value.replace(/^-/, ''))
        onSort(key === undefined ? null : { key, isDescending: value.startsWith('-') })
      }}
      className="h-11 max-w-40 rounded-md border border-edge bg-surface px-3 text-base md:hidden"
    >
      <option value="">As listed</option>
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

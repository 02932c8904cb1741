// The price steps by which a market's book can be grouped.
import { bookGroupings, type BookGrouping } from '../../../../contract/market/feeds.ts'
import { formatNumber } from '../../../lib/numbers/format.ts'

export interface GroupingOption {
  grouping: BookGrouping | null
  /** US dollars from one price to the next, as text. */
  label: string
}

const figures: Record<BookGrouping, { figures: number; step: number }> = {
  '5x2': { figures: 5, step: 2 },
  '5x5': { figures: 5, step: 5 },
  '4': { figures: 4, step: 1 },
  '3': { figures: 3, step: 1 },
  '2': { figures: 2, step: 1 },
}

const mostPlaces = 6

/** Choices for a market at this price. `finest`: most decimals of its prices; steps below that are left out. */
export function groupingChoices(price: number, finest: number): GroupingOption[] {
  const magnitude = Math.floor(Math.log10(price))
  const tick = 10 ** -Math.max(finest, 0)
  const coarser = bookGroupings.flatMap((grouping) => {
    const { figures: count, step } = figures[grouping]
    const exponent = magnitude - count + 1
    const by = step * 10 ** exponent
    return by <= tick * 1.5 ? [] : [{ grouping, label: labelOf(by, exponent) }]
  })
  return [{ grouping: null, label: labelOf(tick, -finest) }, ...coarser]
}

function labelOf(by: number, exponent: number): string {
  return formatNumber(by, { places: Math.min(mostPlaces, Math.max(0, -exponent)) })
}

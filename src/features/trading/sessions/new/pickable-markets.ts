import { pinnedFirst } from '../../../../lib/kept/pinned-markets.ts'

/** As many as are easy to look through. */
const shownAtMost = 12

export interface Pickable<Market> {
  shown: Market[]
  /** The number of matches; undefined when there are so few markets that all are shown. */
  found?: number
}

/**
 * The markets to offer: all when there are few; otherwise those that match the search, pinned ones first, and the
 * chosen one.
 */
export function pickableMarkets<Market extends { symbol: string }>(
  markets: readonly Market[],
  { query, value, pinned }: { query: string; value: string; pinned: ReadonlySet<string> },
): Pickable<Market> {
  if (markets.length <= shownAtMost) return { shown: [...markets] }
  const wanted = query.trim().toUpperCase()
  const fits = markets.filter(({ symbol }) => symbol.toUpperCase().includes(wanted))
  // An exact name means that market.
  const exact = fits.filter(({ symbol }) => symbol.toUpperCase() === wanted)
  const others = pinnedFirst(fits, pinned).filter((market) => !exact.includes(market))
  const shown = [...exact, ...others].slice(0, shownAtMost)
  const chosen = markets.find(({ symbol }) => symbol === value)
  if (chosen !== undefined && !shown.includes(chosen)) shown.push(chosen)
  return { shown, found: fits.length }
}

import { pinnedFirst } from '../../../../lib/kept/pinned-markets.ts'

/** As many as can be looked through. */
const shownAtMost = 12

export interface Pickable<Market> {
  shown: Market[]
  /** How many fit what was searched; undefined when there are few enough to show all, always. */
  found?: number
}

/** Which of the markets to offer: all of a few; of many those that are searched, pinned ones first, and the chosen one. */
export function pickableMarkets<Market extends { symbol: string }>(
  markets: readonly Market[],
  { query, value, pinned }: { query: string; value: string; pinned: ReadonlySet<string> },
): Pickable<Market> {
  if (markets.length <= shownAtMost) return { shown: [...markets] }
  const wanted = query.trim().toUpperCase()
  const fits = markets.filter(({ symbol }) => symbol.toUpperCase().includes(wanted))
  // Who types a whole name means that one.
  const exact = fits.filter(({ symbol }) => symbol.toUpperCase() === wanted)
  const others = pinnedFirst(fits, pinned).filter((market) => !exact.includes(market))
  const shown = [...exact, ...others].slice(0, shownAtMost)
  const chosen = markets.find(({ symbol }) => symbol === value)
  if (chosen !== undefined && !shown.includes(chosen)) shown.push(chosen)
  return { shown, found: fits.length }
}

// Turns an order book into rows with running totals.
import { add, compare, divide, multiply, subtract, toNumber } from '../../../../contract/decimal.ts'
import type { BookEvent } from '../../../../contract/market/feeds.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'

export interface BookRow {
  price: DecimalString
  /** Base units at this price. */
  size: DecimalString
  /** Base units from the best price to this one. */
  total: DecimalString
  /** The total as a share of the larger side's whole, 0…1. */
  share: number
}

export interface ShownBook {
  /** Best first. */
  bids: BookRow[]
  asks: BookRow[]
  /** Between the best prices, in US dollars and in basis points of the mid price; null while a side is empty. */
  spread: { price: DecimalString; bps: DecimalString } | null
  /** Most decimals of its prices and sizes. */
  places: { price: number; size: number }
}

type Levels = BookEvent['bids']

/** `most`: rows of a side. */
export function shownBook(
  { bids, asks }: Pick<BookEvent, 'bids' | 'asks'>,
  most: number,
): ShownBook {
  const sides = [withTotals(bids.slice(0, most)), withTotals(asks.slice(0, most))] as const
  const deepest = Math.max(...sides.map((side) => toNumber(side.at(-1)?.total ?? '0')))
  const [shownBids, shownAsks] = sides.map((side) =>
    side.map((row) => ({ ...row, share: deepest === 0 ? 0 : toNumber(row.total) / deepest })),
  )
  const all = [...bids.slice(0, most), ...asks.slice(0, most)]
  return {
    bids: shownBids ?? [],
    asks: shownAsks ?? [],
    spread: spreadOf(bids, asks),
    places: {
      price: mostPlaces(all.map(([price]) => price)),
      size: mostPlaces(all.map(([, size]) => size)),
    },
  }
}

function withTotals(levels: Levels) {
  let total: DecimalString = '0'
  return levels.map(([price, size]) => {
    total = add(total, size)
    return { price, size, total }
  })
}

function spreadOf([bid]: Levels, [ask]: Levels): ShownBook['spread'] {
  if (bid === undefined || ask === undefined) return null
  const price = subtract(ask[0], bid[0])
  const middle = divide(add(ask[0], bid[0]), 2)
  if (compare(middle, 0) <= 0) return null
  return { price, bps: multiply(divide(price, middle), 10_000) }
}

function mostPlaces(values: readonly DecimalString[]): number {
  return Math.max(0, ...values.map((value) => value.split('.')[1]?.length ?? 0))
}

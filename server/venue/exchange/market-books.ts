// Reads order books of the exchange, and joins its two streams of one book: twenty levels per side every few seconds, and the
// best five twice a second. Its messages do not say which of the two they are.
import * as z from 'zod'
import { compare } from '../../../contract/decimal.ts'
import type { BookGrouping } from '../../../contract/market/feeds.ts'
import type { BookLevel, MarketBook } from '../ports/feeds.ts'
import { isPlainDecimal, plainDecimal } from './wire-decimal.ts'

/** A number as the exchange writes it. */
export const wireAmount = z.string().refine(isPlainDecimal).transform(plainDecimal)

const Level = z.object({ px: wireAmount, sz: wireAmount })
const Book = z.object({
  time: z.number(),
  levels: z.tuple([z.array(Level), z.array(Level)]),
})

/** Levels per side in the short messages. */
const fewest = 5
/** Deeper levels are dropped when the last long message is older than this. */
const deepForMs = 15_000

/** Undefined: not the shape of a book. */
export function readBookMessage(message: unknown): MarketBook | undefined {
  const parsed = Book.safeParse(message)
  if (!parsed.success) return undefined
  const [bids, asks] = parsed.data.levels.map((levels) =>
    levels.map(({ px, sz }) => ({ price: px, size: sz })),
  )
  return { bids: bids ?? [], asks: asks ?? [], at: parsed.data.time }
}

/** Returns a function that takes the messages of both streams and returns the joined book. */
export function bookOfStreams(): (heard: MarketBook) => MarketBook {
  let long: MarketBook | undefined
  return (heard) => {
    const isLong = heard.bids.length > fewest || heard.asks.length > fewest
    if (isLong) long = heard
    if (long === undefined || heard.at - long.at > deepForMs) return heard
    return {
      bids: [...heard.bids, ...behind(long.bids, heard.bids, -1)],
      asks: [...heard.asks, ...behind(long.asks, heard.asks, 1)],
      at: heard.at,
    }
  }
}

/** The levels with a worse price than all of `known`. `sign`: 1 where a higher price is worse. */
function behind(levels: readonly BookLevel[], known: readonly BookLevel[], sign: 1 | -1) {
  const worst = known.at(-1)
  if (worst === undefined) return []
  return levels.filter(({ price }) => compare(price, worst.price) === sign)
}

/** The exchange's parameters for a grouping. */
export function groupingRequest(grouping: BookGrouping | null) {
  if (grouping === null) return {}
  const [figures, mantissa] = grouping.split('x').map(Number)
  return {
    nSigFigs: figures as 2 | 3 | 4 | 5,
    ...(mantissa !== undefined && { mantissa: mantissa as 2 | 5 }),
  }
}

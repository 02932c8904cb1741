// Public streams of /ws about one market: its order book, its trades and its context.
import * as z from 'zod/mini'
import { DecimalString, UnixMs } from '../primitives.ts'

/**
 * How the exchange groups a book's prices: by this number of significant figures, with steps of 2 or 5 in the last one
 * after an `x`. A book without grouping has every price.
 */
export const bookGroupings = ['5x2', '5x5', '4', '3', '2'] as const
export const BookGrouping = z.enum(bookGroupings)
export type BookGrouping = z.infer<typeof BookGrouping>

/** Price, and size in base units; best price first, at most twenty. */
const BookLevels = z.array(z.tuple([DecimalString, DecimalString]))

/** `book.<symbol>` and `book.<symbol>.<grouping>`: the whole book each time, at most four times a second. */
export const BookEvent = z.object({
  symbol: z.string(),
  grouping: z.nullable(BookGrouping),
  bids: BookLevels,
  asks: BookLevels,
  at: UnixMs,
  /** How old the book was when it was sent, by the server's clock. */
  ageMs: z.int().check(z.nonnegative()),
})
export type BookEvent = z.infer<typeof BookEvent>

export const TapeTrade = z.object({
  id: z.string(),
  /** What the taker did. */
  side: z.enum(['buy', 'sell']),
  price: DecimalString,
  /** Base units. */
  size: DecimalString,
  at: UnixMs,
})
export type TapeTrade = z.infer<typeof TapeTrade>

/** The number of trades that the server keeps of a market. */
export const mostTapeTrades = 200

/** `trades.<symbol>`: all kept trades at first, then the new ones, at most four times a second. */
export const TapeEvent = z.object({
  symbol: z.string(),
  /** These are all kept trades, and replace what was sent before. */
  isWhole: z.boolean(),
  /** Newest first. */
  trades: z.array(TapeTrade).check(z.maxLength(mostTapeTrades)),
})
export type TapeEvent = z.infer<typeof TapeEvent>

/** `market.<symbol>`: what the exchange reports about it besides its price. Null where it reports nothing. */
export const MarketContext = z.object({
  symbol: z.string(),
  /** The price on other exchanges, by the exchange's oracle. */
  oracle: z.nullable(DecimalString),
  /** Share of a position that longs pay to shorts at the next full hour; below zero, shorts pay longs. */
  fundingRate: z.nullable(DecimalString),
  /** Base units, of one side. */
  openInterest: z.nullable(DecimalString),
  /** US dollars, of 24 hours. */
  volume: z.nullable(DecimalString),
  /** 24 hours ago. */
  priceBefore: z.nullable(DecimalString),
})
export type MarketContext = z.infer<typeof MarketContext>

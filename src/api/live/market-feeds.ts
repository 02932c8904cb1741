// Streams that only the pages of a market use.
import {
  BookEvent,
  MarketContext,
  TapeEvent,
  type BookGrouping,
} from '../../../contract/market/feeds.ts'
import { streams, type Stream } from './streams.ts'

const books = streams<BookEvent>(BookEvent, ({ ageMs }) => ageMs)
const tapes = streams<TapeEvent>(TapeEvent)
const contexts = streams<MarketContext>(MarketContext)

/** Null: ungrouped. */
export const bookStream = (symbol: string, grouping: BookGrouping | null): Stream<BookEvent> =>
  books(grouping === null ? `book.${symbol}` : `book.${symbol}.${grouping}`)

export const tapeStream = (symbol: string): Stream<TapeEvent> => tapes(`trades.${symbol}`)

export const contextStream = (symbol: string): Stream<MarketContext> => contexts(`market.${symbol}`)

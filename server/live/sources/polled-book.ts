// Order books that are requested instead of streamed: grouped ones, and those of markets beyond the limit of streams. They are
// requested in turn, so the request rate does not depend on how many are looked at.
import type { BookGrouping } from '../../../contract/market/feeds.ts'
import type { Context } from '../../context.ts'
import type { MarketBook } from '../../venue/port.ts'

/** Between two requests, each of weight 2: less than a tenth of an address's budget, at the lowest priority. */
const everyMs = 1_500

interface Wanted {
  symbol: string
  grouping: BookGrouping | null
  hear: (book: MarketBook) => void
}

export interface BookReader {
  /** Returns the end of it. */
  follow(wanted: Wanted): () => void
  close(): void
}

export function createBookReader(
  { exchange, log }: Pick<Context, 'exchange' | 'log'>,
  pauseMs = everyMs,
): BookReader {
  let queue: Wanted[] = []
  let isClosed = false
  let isReading = false

  async function readNext(): Promise<void> {
    const next = queue.shift()
    isReading = next !== undefined && !isClosed
    if (next === undefined || isClosed) return
    queue.push(next)
    const book = await exchange.readBook(next.symbol, next.grouping).catch((error: unknown) => {
      log.debug({ error: String(error), symbol: next.symbol }, 'a book was not read')
      return undefined
    })
    if (book !== undefined && queue.includes(next)) next.hear(book)
    setTimeout(() => void readNext(), pauseMs).unref()
  }

  return {
    follow(wanted) {
      // The newest one is requested next.
      queue.unshift(wanted)
      if (!isReading) void readNext()
      return () => {
        queue = queue.filter((each) => each !== wanted)
      }
    },
    close() {
      queue = []
      isClosed = true
    },
  }
}

// The latest prices of each market, and who listens to them. Mark and mid arrive by different ways at different
// times, and never replace each other.
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { Clock } from '../../ops/port.ts'
import type { MarkPrice, MidPrice } from '../port.ts'

export type MarksListener = (marks: ReadonlyMap<string, MarkPrice>) => void

/** The prices of one market in one message; undefined where it has none. */
export interface ToldPrices {
  mark?: DecimalString | undefined
  mid?: DecimalString | undefined
  /** A fraction, of an hour; signed. */
  fundingRate?: DecimalString | undefined
}

export interface PriceBoard {
  mark(symbol: string): MarkPrice | null
  mid(symbol: string): MidPrice | null
  fundingRate(symbol: string): { rate: DecimalString; at: UnixMs } | null
  /** Stores prices and notifies listeners of every market whose mark is known. */
  note(told: ReadonlyMap<string, ToldPrices>): void
  onMarks(listener: MarksListener): () => void
  clear(): void
}

interface Known {
  mark?: { price: DecimalString; at: UnixMs }
  mid?: { price: DecimalString; at: UnixMs }
  funding?: { rate: DecimalString; at: UnixMs }
}

export function priceBoard(clock: Clock): PriceBoard {
  const known = new Map<string, Known>()
  const listeners = new Set<MarksListener>()

  function mark(symbol: string): MarkPrice | null {
    const { mark, mid } = known.get(symbol) ?? {}
    // An empty order book has no middle.
    return mark === undefined
      ? null
      : { mark: mark.price, mid: mid?.price ?? mark.price, at: mark.at }
  }

  return {
    mark,
    mid: (symbol) => {
      const mid = known.get(symbol)?.mid
      return mid === undefined ? null : { mid: mid.price, at: mid.at }
    },
    fundingRate: (symbol) => known.get(symbol)?.funding ?? null,
    note: (told) => {
      const at = clock()
      const fresh = new Map<string, MarkPrice>()
      for (const [symbol, { mark: markPrice, mid: midPrice, fundingRate: rate }] of told) {
        known.set(symbol, {
          ...known.get(symbol),
          ...(markPrice !== undefined && { mark: { price: markPrice, at } }),
          ...(midPrice !== undefined && { mid: { price: midPrice, at } }),
          ...(rate !== undefined && { funding: { rate, at } }),
        })
        const now = mark(symbol)
        if (now !== null) fresh.set(symbol, now)
      }
      if (fresh.size > 0) for (const listener of listeners) listener(fresh)
    },
    onMarks: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear: () => listeners.clear(),
  }
}

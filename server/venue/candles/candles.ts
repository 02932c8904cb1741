// Candles of every market and interval that was recently requested: one stream each for any number of listeners, and
// the most used ones in memory. Closed candles are stored as well.
import type { Candle, Interval } from '../../../contract/market/market.ts'
import type { Clock, Logger } from '../../ops/port.ts'
import type { CandleRange, StreamAge } from '../port.ts'
import type { CandleStore } from '../../storage/market/candles.ts'
import { candleArchive } from './candle-archive.ts'
import { type CandleFeed, openFeed } from './candle-feed.ts'
import { longest } from './candle-run.ts'
import type { CandleSource } from './candle-source.ts'

/** The exchange allows 1000 streams; beyond this many, the least recently used is dropped. */
const feedsKept = 800
/** Milliseconds after which an unused feed is dropped. */
const idleMs = 15 * 60_000
/** About 75 MB. Beyond it, the least recently used feeds keep only their latest candles. */
const candlesKept = 250_000
const latestKept = 700
const tidyEveryMs = 5_000

interface Entry {
  name: string
  feed: CandleFeed
  usedAt: number
}

export interface CandleCache {
  page(symbol: string, interval: Interval, range: CandleRange): Promise<Candle[]>
  kept(symbol: string, interval: Interval, limit: number): Promise<Candle[]>
  isFree(symbol: string, interval: Interval, count: number): boolean
  onCandle(symbol: string, interval: Interval, listener: (candle: Candle) => void): () => void
  onClosed(symbol: string, interval: Interval, listener: (candle: Candle) => void): () => void
  streams(): StreamAge[]
  /** The connection that carries the streams was lost, or is back. */
  connection(is: 'lost' | 'back'): void
  /** Stores what is not stored yet, then closes. */
  close(): Promise<void>
}

export function cacheCandles(
  source: CandleSource,
  { store, clock, log }: { store: CandleStore; clock: Clock; log: Logger },
): CandleCache {
  const archive = candleArchive(store, log)
  /** Least recently used first. */
  const entries = new Map<string, Entry>()
  const tidying = setInterval(() => void tidy(), tidyEveryMs)
  tidying.unref()

  function feedOf(symbol: string, interval: Interval): CandleFeed {
    const name = `${symbol}.${interval}`
    const entry = entries.get(name) ?? open(name, { symbol, interval })
    entry.usedAt = clock()
    entries.delete(name)
    entries.set(name, entry)
    return entry.feed
  }

  function open(name: string, series: { symbol: string; interval: Interval }): Entry {
    if (entries.size >= feedsKept) letGo((_entry, count) => count >= feedsKept)
    return { name, feed: openFeed(series, { source, archive, clock, log }), usedAt: clock() }
  }

  function letGo(isEnough: (entry: Entry, count: number) => boolean): void {
    for (const entry of entries.values()) {
      if (entry.feed.isWatched() || !isEnough(entry, entries.size)) continue
      entry.feed.stop()
      entries.delete(entry.name)
    }
  }

  async function tidy(): Promise<void> {
    await archive.flush()
    const idleSince = clock() - idleMs
    letGo(({ usedAt }) => usedAt < idleSince)
    let kept = 0
    for (const { feed } of [...entries.values()].toReversed()) {
      feed.trim(kept < candlesKept ? longest : latestKept)
      kept += feed.size()
    }
  }

  return {
    page: (symbol, interval, range) => feedOf(symbol, interval).page(range),
    kept: (symbol, interval, limit) => feedOf(symbol, interval).kept(limit),
    isFree: (symbol, interval, count) =>
      entries.get(`${symbol}.${interval}`)?.feed.isFree(count) ?? false,
    onCandle: (symbol, interval, listener) => feedOf(symbol, interval).onCandle(listener),
    onClosed: (symbol, interval, listener) => feedOf(symbol, interval).onClosed(listener),
    streams: () => {
      const now = clock()
      return [...entries.values()]
        .map(({ name, feed }) => ({ name: `candle.${name}`, heardAt: feed.heardAt() }))
        .map(({ name, heardAt }) => ({
          name,
          ageMs: heardAt === null ? null : Math.max(0, now - heardAt),
        }))
    },
    connection: (is) => {
      for (const { feed } of entries.values()) {
        if (is === 'lost') feed.doubt()
        else feed.resume()
      }
    },
    close: async () => {
      clearInterval(tidying)
      for (const { feed } of entries.values()) feed.stop()
      entries.clear()
      await archive.flush()
    },
  }
}

// Candles of every market and interval that was asked for lately, cached and followed live.
import type { InfoClient, SubscriptionClient } from '@nktkas/hyperliquid'
import * as z from 'zod'
import { type Candle, type Interval, intervalMs } from '../../contract/market.ts'
import type { Clock, Logger } from '../context.ts'
import { type CandleSeries, candleSeries } from './candle-series.ts'
import { WireCandle, read } from './responses.ts'
import { keepSubscribed } from './subscription.ts'

const longest = 5_000
const smallestFetch = 500
/** Beyond this many, the series that was asked for longest ago is forgotten. */
const seriesKept = 120
/** A series whose stream is silent for this long is asked for again. */
const silenceMs = 5_000

interface Followed {
  symbol: string
  interval: Interval
  series: CandleSeries
  depth: number
  heardAt: number
  listeners: Set<(candle: Candle) => void>
  /** The fetch under way: concurrent requests share it. */
  fetching: Promise<void> | undefined
  stop: () => void
}

export interface CandleCache {
  candles(symbol: string, interval: Interval, limit: number): Promise<Candle[]>
  onCandle(symbol: string, interval: Interval, listener: (candle: Candle) => void): () => void
  close(): void
}

export function cacheCandles(
  subscriptions: SubscriptionClient,
  snapshot: (request: Parameters<InfoClient['candleSnapshot']>[0]) => Promise<unknown>,
  { clock, log }: { clock: Clock; log: Logger },
): CandleCache {
  const followed = new Map<string, Followed>()

  function follow(symbol: string, interval: Interval): Followed {
    const key = `${symbol}.${interval}`
    const entry = followed.get(key) ?? begin(symbol, interval)
    followed.delete(key)
    followed.set(key, entry)
    forgetOldest()
    return entry
  }

  function begin(symbol: string, interval: Interval): Followed {
    const entry: Followed = {
      symbol,
      interval,
      series: candleSeries(),
      depth: 0,
      heardAt: 0,
      listeners: new Set(),
      fetching: undefined,
      stop: () => {},
    }
    entry.stop = keepSubscribed(
      (onError) =>
        subscriptions.candle({ coin: symbol, interval }, (event) => receive(entry, event), {
          onError,
        }),
      `the candle stream ${symbol} ${interval}`,
      log,
    )
    return entry
  }

  function receive(entry: Followed, event: unknown): void {
    const parsed = WireCandle.safeParse(event)
    if (!parsed.success) return
    entry.heardAt = clock()
    entry.series.update(parsed.data)
    for (const listener of entry.listeners) listener(parsed.data)
  }

  function forgetOldest(): void {
    for (const [key, entry] of followed) {
      if (followed.size <= seriesKept) return
      if (entry.listeners.size > 0) continue
      entry.stop()
      followed.delete(key)
    }
  }

  async function refresh(entry: Followed, depth: number): Promise<void> {
    const now = clock()
    const width = intervalMs[entry.interval]
    const settled = entry.series.settledUntil()
    const isDeepEnough = settled !== undefined && entry.depth >= depth
    const startTime = isDeepEnough ? settled : now - depth * width
    const answer = await snapshot({
      coin: entry.symbol,
      interval: entry.interval,
      startTime: Math.max(0, startTime),
      endTime: now,
    })
    entry.series.merge(read(z.array(WireCandle), answer), now)
    entry.heardAt = clock()
    entry.depth = Math.max(entry.depth, depth)
  }

  async function bringUpToDate(entry: Followed, limit: number): Promise<void> {
    const depth = Math.min(longest, Math.max(smallestFetch, limit))
    while (entry.fetching !== undefined) await entry.fetching
    const now = clock()
    const isSilent = now - entry.heardAt > silenceMs
    if (entry.depth >= depth && !entry.series.isBehind(now) && !isSilent) return
    entry.fetching = refresh(entry, depth).finally(() => {
      entry.fetching = undefined
    })
    await entry.fetching
  }

  return {
    candles: async (symbol, interval, limit) => {
      const entry = follow(symbol, interval)
      await bringUpToDate(entry, limit)
      return entry.series.all().slice(-limit)
    },
    onCandle: (symbol, interval, listener) => {
      const entry = follow(symbol, interval)
      entry.listeners.add(listener)
      return () => entry.listeners.delete(listener)
    },
    close: () => {
      for (const entry of followed.values()) entry.stop()
      followed.clear()
    },
  }
}

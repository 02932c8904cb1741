// The live streams by name, each with the schema of its data.
import type * as z from 'zod/mini'
import { EntityEvent, Ticker } from '../../../contract/live/live.ts'
import { Candle, Signal, type Interval } from '../../../contract/market/market.ts'

export interface Stream<T> {
  name: string
  schema: z.ZodMiniType<T>
  /** Milliseconds: the data's age when it was sent; 0 without it. */
  ageMs?(data: T): number
}

/** Returns the same object for the same name, so that hooks can depend on it. */
export function streams<T>(
  schema: z.ZodMiniType<T>,
  ageMs: Stream<T>['ageMs'] = () => 0,
): (name: string) => Stream<T> {
  const made = new Map<string, Stream<T>>()
  return (name) => {
    const stream = made.get(name) ?? { name, schema, ageMs }
    made.set(name, stream)
    return stream
  }
}

const tickers = streams<Ticker>(Ticker, ({ ageMs = 0 }) => ageMs)
const candles = streams<Candle>(Candle)
const signals = streams<Signal>(Signal)
const entities = streams<EntityEvent>(EntityEvent)

export const tickerStream = (symbol: string): Stream<Ticker> => tickers(`ticker.${symbol}`)

export const candleStream = (symbol: string, interval: Interval): Stream<Candle> =>
  candles(`candle.${symbol}.${interval}`)

export const signalStream = (symbol: string, interval: Interval): Stream<Signal> =>
  signals(`signal.${symbol}.${interval}`)

export type PrivateStreamName =
  | `session.${string}`
  | 'positions'
  | 'orders'
  | 'balance'
  | 'logs'
  | 'notifications'
  | 'backtests'

export const entityStream = (name: PrivateStreamName): Stream<EntityEvent> => entities(name)

const publicStreams = /^(ticker|candle|signal|book|trades|market)\./

const feeds = /^(book|trades|market)\./

/** Streams that only the pages of a market use. An older server may not know them. */
export function isFeed(name: string): boolean {
  return feeds.test(name)
}

/** Private streams are requested only after the socket has signed in. */
export function isPrivate(name: string): boolean {
  return !publicStreams.test(name)
}

// The parts of a public stream.
import type { BookGrouping } from '../../../contract/market/feeds.ts'
import type { Context } from '../../context.ts'
import type { MarketStream as DashboardStream } from '../stream-names.ts'
import type { BookReader } from './polled-book.ts'

/** Streams of the dashboard's and the desk's sockets, and the ones that these are built on. */
export type MarketStream =
  | DashboardStream
  | { kind: 'depth'; symbol: string; grouping: BookGrouping | null }
  | { kind: 'trade'; symbol: string }

export type Listener = (data: unknown) => void
export type Listen = (stream: MarketStream, listener: Listener) => () => void

export interface SourceDeps extends Pick<Context, 'exchange' | 'signals' | 'clock' | 'log'> {
  /** Listens to another stream, sharing its source. */
  listen: Listen
  /** What a new listener of that stream would get; undefined when there is no source or no value. */
  wholeOf: (stream: MarketStream) => unknown
  books: BookReader
  /** Whether the market is one too many to be streamed. */
  isFull: (symbol: string) => boolean
}

export interface Started {
  stop: () => void
  /** What a new listener gets; without it the latest value. Undefined: nothing. */
  whole?: () => unknown
}

export type Publish = (data: unknown) => void

// Public streams: one source per stream for any number of listeners. It starts with the first listener and ends with
// the last. Books and trades run on for a grace period, because a person who changes pages often comes back.
import type { Context } from '../context.ts'
import { startBook, startDepth } from './sources/books.ts'
import { startCandle } from './sources/candle.ts'
import { createBookReader } from './sources/polled-book.ts'
import { startSignal } from './sources/signal.ts'
import type {
  Listen,
  Listener,
  MarketStream,
  Publish,
  SourceDeps,
  Started,
} from './sources/source.ts'
import { startTape, startTrades } from './sources/tape.ts'
import { startTicker } from './sources/ticker.ts'

export interface MarketStreams {
  /** The listener also gets the latest known value at once, except for single trades. Returns unlisten. */
  listen: Listen
  close(): void
}

type Deps = Pick<Context, 'exchange' | 'signals' | 'clock' | 'log'>
interface Options {
  /** How long books and trades run on without a listener, milliseconds. */
  graceMs?: number
  /** Most markets whose books and trades are streamed at once: three subscriptions each, of the thousand per address. */
  mostFollowed?: number
}
interface Source {
  listeners: Set<Listener>
  latest: unknown
  started: Started | undefined
  ending: NodeJS.Timeout | undefined
}

export function createMarketStreams(
  deps: Deps,
  { graceMs = 15_000, mostFollowed = 60 }: Options = {},
): MarketStreams {
  const sources = new Map<string, Source>()
  const books = createBookReader(deps)
  const followed = new Set<string>()
  const inner: SourceDeps = { ...deps, listen, wholeOf, books, isFull }

  function isFull(symbol: string): boolean {
    return !followed.has(symbol) && followed.size >= mostFollowed
  }

  function wholeOf(stream: MarketStream): unknown {
    const source = sources.get(keyOf(stream))
    const whole = source?.started?.whole
    return whole === undefined ? source?.latest : whole()
  }

  function open(key: string, stream: MarketStream): Source {
    const source: Source = {
      listeners: new Set(),
      latest: undefined,
      started: undefined,
      ending: undefined,
    }
    sources.set(key, source)
    source.started = start(stream, inner, (data) => {
      source.latest = data
      for (const listener of source.listeners) listener(data)
    })
    if (isFeedOf(key, stream.symbol) && !isFull(stream.symbol)) followed.add(stream.symbol)
    return source
  }

  function end(key: string, { symbol }: MarketStream, source: Source): void {
    if (sources.get(key) !== source) return
    sources.delete(key)
    source.started?.stop()
    const isLeft = [...sources.keys()].some((other) => isFeedOf(other, symbol))
    if (!isLeft) followed.delete(symbol)
  }

  function listen(stream: MarketStream, listener: Listener): () => void {
    const key = keyOf(stream)
    const source = sources.get(key) ?? open(key, stream)
    clearTimeout(source.ending)
    source.listeners.add(listener)
    const first = stream.kind === 'trade' ? undefined : wholeOf(stream)
    if (first !== undefined) listener(first)
    return () => {
      if (!source.listeners.delete(listener) || source.listeners.size > 0) return
      if (!isOfFeed(stream)) return end(key, stream, source)
      source.ending = setTimeout(() => {
        if (source.listeners.size === 0) end(key, stream, source)
      }, graceMs).unref()
    }
  }

  return {
    listen,
    close() {
      books.close()
      for (const { started, ending } of sources.values()) {
        clearTimeout(ending)
        started?.stop()
      }
      sources.clear()
    },
  }
}

const feedKinds = ['depth', 'trade'] as const
const isOfFeed = ({ kind }: MarketStream) => feedKinds.some((one) => one === kind)

const keyOf = (stream: MarketStream) =>
  [
    stream.kind,
    stream.symbol,
    'interval' in stream ? stream.interval : '',
    'grouping' in stream ? (stream.grouping ?? '') : '',
  ].join('.')

/** What holds one of the markets that are followed. */
const isFeedOf = (key: string, symbol: string) =>
  key === `trade.${symbol}..` || key === `depth.${symbol}..`

function start(stream: MarketStream, deps: SourceDeps, publish: Publish): Started {
  const { exchange } = deps
  const { symbol } = stream
  switch (stream.kind) {
    case 'ticker':
      return startTicker(symbol, deps, publish)
    case 'candle':
      return startCandle(stream, deps, publish)
    case 'signal':
      return startSignal(stream, deps, publish)
    case 'market':
      return { stop: exchange.onContext(symbol, publish) }
    case 'book':
      return startBook(stream, deps, publish)
    case 'depth':
      return startDepth(stream, deps, publish)
    case 'trades':
      return startTape(symbol, deps, publish)
    case 'trade':
      return startTrades(symbol, deps, publish)
  }
}

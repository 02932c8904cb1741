// Public streams: one source per stream for any number of listeners. It starts with the first listener and ends with
// the last.
import type { Ticker } from '../../contract/live.ts'
import type { Context } from '../context.ts'
import type { MarketStream as DashboardStream } from './stream-names.ts'

/** The market streams of the dashboard's and the desk's sockets. */
export type MarketStream = DashboardStream | { kind: 'depth' | 'trade'; symbol: string }

export type Listener = (data: unknown) => void

export interface MarketStreams {
  /** The listener also gets the latest known value at once, except for trades. Returns unlisten. */
  listen(stream: MarketStream, listener: Listener): () => void
}

type Deps = Pick<Context, 'exchange' | 'signals' | 'clock' | 'log'>
type Publish = (data: unknown) => void
interface Source {
  listeners: Set<Listener>
  latest: unknown
  stop: () => void
}

const tickerEveryMs = 200
const retryMs = 2_000
/** After an outage of more candles than this, the earliest signals are sent one candle later. */
const mostSignals = 500

export function createMarketStreams(deps: Deps): MarketStreams {
  const sources = new Map<string, Source>()

  function open(key: string, stream: MarketStream): Source {
    const source: Source = { listeners: new Set(), latest: undefined, stop: () => {} }
    sources.set(key, source)
    source.stop = start(stream, deps, (data) => {
      source.latest = data
      for (const listener of source.listeners) listener(data)
    })
    return source
  }

  return {
    listen(stream, listener) {
      const key = [stream.kind, stream.symbol, 'interval' in stream ? stream.interval : ''].join(
        '.',
      )
      const source = sources.get(key) ?? open(key, stream)
      source.listeners.add(listener)
      if (source.latest !== undefined && stream.kind !== 'trade') listener(source.latest)
      return () => {
        source.listeners.delete(listener)
        if (source.listeners.size > 0 || sources.get(key) !== source) return
        sources.delete(key)
        source.stop()
      }
    },
  }
}

function start(stream: MarketStream, deps: Deps, publish: Publish): () => void {
  switch (stream.kind) {
    case 'ticker':
      return startTicker(stream.symbol, deps, publish)
    case 'candle':
      return deps.exchange.onCandle(stream.symbol, stream.interval, publish)
    case 'signal':
      return startSignal(stream, deps, publish)
    case 'depth':
      return deps.exchange.onBook(stream.symbol, publish)
    case 'trade':
      return deps.exchange.onTrades(stream.symbol, publish)
  }
}

/** Prices may change at every block, and a screen needs a few per second. The last one of a burst is always sent. */
function startTicker(symbol: string, { exchange, clock }: Deps, publish: Publish): () => void {
  let sentAt = 0
  let waiting: NodeJS.Timeout | undefined
  const send = () => {
    waiting = undefined
    const price = exchange.mark(symbol)
    if (price === null) return
    sentAt = clock()
    publish({ symbol, ...price, ageMs: Math.max(0, clock() - price.at) } satisfies Ticker)
  }
  send()
  const leave = exchange.watchMark(symbol)
  const unsubscribe = exchange.onMarks((marks) => {
    if (waiting !== undefined || !marks.has(symbol)) return
    const wait = sentAt + tickerEveryMs - clock()
    if (wait <= 0) send()
    else waiting = setTimeout(send, Math.min(wait, tickerEveryMs))
  })
  return () => {
    clearTimeout(waiting)
    unsubscribe()
    leave()
  }
}

/**
 * Sends the latest signal at once, then one for each candle that closes, also for those that closed during an
 * outage.
 */
function startSignal(
  { symbol, interval }: Extract<DashboardStream, { kind: 'candle' | 'signal' }>,
  { exchange, signals, log }: Deps,
  publish: Publish,
): () => void {
  let isStopped = false
  let told: number | undefined
  let retry: NodeJS.Timeout | undefined
  let telling = Promise.resolve()

  async function tell(): Promise<void> {
    const range = told === undefined ? { limit: 1 } : { from: told + 1, limit: mostSignals }
    const fresh = await signals.list(symbol, interval, range)
    for (const signal of fresh) {
      if (isStopped) return
      told = signal.at
      publish(signal)
    }
  }

  function tellSoon(): void {
    clearTimeout(retry)
    telling = telling.then(tell).catch((error: unknown) => {
      log.warn({ error: String(error), symbol, interval }, 'no signal computed')
      if (!isStopped) retry = setTimeout(tellSoon, retryMs)
    })
  }

  tellSoon()
  const unsubscribe = exchange.onClosedCandle(symbol, interval, tellSoon)
  return () => {
    isStopped = true
    clearTimeout(retry)
    unsubscribe()
  }
}

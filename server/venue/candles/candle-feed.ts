// Follows one market and interval live: keeps its candles up to date and notifies listeners.
import { setTimeout as sleep } from 'node:timers/promises'
import { type Candle, intervalMs } from '../../../contract/market/market.ts'
import type { Clock, Logger } from '../../ops/port.ts'
import type { CandleRange } from '../port.ts'
import type { CandleArchive, SeriesName } from './candle-archive.ts'
import { candleListeners } from './candle-listeners.ts'
import { candlePages, keptPage } from './candle-pages.ts'
import { candleRun } from './candle-run.ts'
import { settleMs } from './candle-series.ts'
import type { CandleSource } from './candle-source.ts'
import { readFailure } from '../exchange/failures.ts'

/** Milliseconds between two requests while the stream is silent or the exchange does not answer. */
const askEveryMs = 2_000
/**
 * Milliseconds. While the exchange is away, requests on behalf of listeners alone become as rare as this; its return
 * ends the wait.
 */
const rarestMs = 15_000
/** Milliseconds. The longest wait for an exchange that does not answer, when the candles are known already. */
const patienceMs = 1_000
/** Milliseconds. Timers do not run while a machine sleeps, so that the clock is checked at least this often. */
const longestWaitMs = 60_000
/** Milliseconds. Without trades a stream is silent; after this long the exchange is asked. */
const silentMs = 5 * 60_000
/** Milliseconds. How long the closed candle's last update is waited for while the next candle has had none. */
const lastWordMs = 6_000

type CandleListener = (candle: Candle) => void

export interface CandleFeed {
  page(range: CandleRange): Promise<Candle[]>
  /** The last stored final candles. */
  kept(limit: number): Promise<Candle[]>
  onCandle(listener: CandleListener): () => void
  onClosed(listener: CandleListener): () => void
  isWatched(): boolean
  /** Whether the latest `count` candles are known without a request. */
  isFree(count: number): boolean
  /** When the last stream message arrived; null: never. */
  heardAt(): number | null
  /** Candles in memory. */
  size(): number
  trim(count: number): void
  /** The connection broke: the stream's last message may be out of date. */
  doubt(): void
  /** The connection is back. */
  resume(): void
  stop(): void
}

type Deps = { source: CandleSource; archive: CandleArchive; clock: Clock; log: Logger }

export function openFeed(name: SeriesName, deps: Deps): CandleFeed {
  const { source, clock } = deps
  const width = intervalMs[name.interval]
  const run = candleRun(name, deps)
  const { series } = run
  const listeners = candleListeners()
  const inTurn = oneByOne()
  let isUp = false
  /** Whether nothing can have been missed since the last answer or message. */
  let isSure = false
  let heardAt: number | null = null
  /** Since when no message of the stream can have been missed. */
  let coveredFrom: number | undefined
  /** Open time of the first candle that the stream has followed completely. */
  let streamKnows: number | undefined
  let askedAt: number | undefined
  /** When the exchange said that this market has no candle yet. */
  let foundNoneAt: number | undefined
  let failure: { at: number; error: Error } | undefined
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  const stopStream = source.follow(name, receive, (up) => {
    isUp = up
    coveredFrom = up ? clock() : undefined
    streamKnows = undefined
  })

  const forming = (now: number) => series.between(now - width + 1, now).at(-1)

  /** A new listener hears of candles that close from now on, not of those that closed before. */
  const knownUntil = () => (series.isComplete(clock()) ? series.finalUntil() : undefined)

  const isRecent = (at: number | undefined) =>
    at !== undefined && Math.abs(clock() - at) < askEveryMs

  function isCurrent(): boolean {
    if (series.size() === 0) return isRecent(foundNoneAt)
    if (!series.isComplete(clock())) return false
    return (isUp && isSure && source.isAlive()) || isRecent(askedAt)
  }

  /** The stream has reported everything that is not final yet, from its first trade on. */
  function isToldByStream(): boolean {
    const until = series.finalUntil()
    if (!isUp || !source.isAlive() || streamKnows === undefined || until === undefined) return false
    return until >= streamKnows && heardAt !== null && clock() - heardAt <= silentMs
  }

  /** The stream has reported the forming candle, or will not report any more of the one before. */
  function hasMovedOn(): boolean {
    const now = clock()
    return forming(now) !== undefined || now % width >= lastWordMs
  }

  /** Uses what the stream reported, without a request. Returns whether every candle until now is known. */
  async function believeStream(): Promise<boolean> {
    if (!isToldByStream()) return false
    const closedAt = clock() - (clock() % width)
    const wait = closedAt + settleMs - clock()
    if (wait > 0) await sleep(wait, undefined, { ref: false })
    if (!isToldByStream() || !hasMovedOn()) return false
    tell(run.settle(closedAt))
    return series.isComplete(clock())
  }

  /** Resolves when every candle until now is known. Throws when that fails. */
  async function bringUpToDate(count: number): Promise<void> {
    if (isCurrent()) return
    const isKnown = series.isComplete(clock())
    const asking = inTurn(async () => {
      if (isCurrent() || (await believeStream())) return
      if (failure !== undefined && isRecent(failure.at)) throw failure.error
      await catchUp(count)
    })
    if (!isKnown) return asking
    const patience = source.isHanging() ? 0 : patienceMs
    await Promise.race([asking.catch(() => {}), sleep(patience, undefined, { ref: false })])
  }

  async function catchUp(count: number): Promise<void> {
    try {
      for (let attempt = 0; attempt < 3; attempt++) {
        await ask(count)
        const now = clock()
        if (series.size() === 0 || series.isComplete(now)) return
        // The exchange has not opened the next candle yet: the last one becomes final shortly after it has closed.
        await sleep(settleMs)
      }
      throw new Error(`no ${name.interval} candle of ${name.symbol} is current`)
    } catch (error) {
      failure = { at: clock(), error: readFailure(error) }
      throw failure.error
    }
  }

  async function ask(count: number): Promise<void> {
    const began = clock()
    const isAlive = source.isAlive()
    const news = await run.refresh(count)
    askedAt = began
    foundNoneAt = series.size() === 0 ? began : undefined
    isSure ||= isAlive
    if (isAlive && isUp && coveredFrom !== undefined && began >= coveredFrom) {
      streamKnows = Math.min(streamKnows ?? Infinity, began - (began % width))
    }
    failure = undefined
    failures = 0
    tell(news)
  }

  function tell(news: readonly Candle[]): void {
    listeners.tellFinal(news, series.finalUntil())
    const last = forming(clock())
    if (last !== undefined) listeners.tellForming(last)
  }

  function receive(candle: Candle): void {
    const hasNoGap = isToldByStream()
    heardAt = clock()
    isSure = true
    coveredFrom ??= heardAt
    streamKnows ??= candle.t
    run.hear(candle, hasNoGap)
    if (!listeners.isAny()) return
    const now = clock()
    const last = forming(now)
    const isComplete = series.isComplete(now)
    // At the change of candles the closed one's last update is reported first, if the exchange sends it.
    if (last !== undefined && (isComplete || failure !== undefined)) listeners.tellForming(last)
    if (!isComplete) wake()
  }

  /** While there are listeners: updates now, and again when the forming candle has closed. */
  function wake(): void {
    clearTimeout(timer)
    if (!listeners.isAny()) return
    void bringUpToDate(1)
      .then(
        () => (forming(clock())?.T ?? 0) + settleMs - clock(),
        () => Math.min(askEveryMs * 2 ** failures++, rarestMs),
      )
      .then((wait) => {
        clearTimeout(timer)
        timer = setTimeout(wake, Math.min(Math.max(wait, settleMs), longestWaitMs))
      })
  }

  function listen(remove: () => void): () => void {
    wake()
    return () => {
      remove()
      if (!listeners.isAny()) clearTimeout(timer)
    }
  }

  return {
    page: candlePages(width, { run, clock, bringUpToDate, inTurn }),
    kept: (limit) => keptPage(width, run, limit),
    onCandle: (listener) => {
      const last = series.isComplete(clock()) ? forming(clock()) : undefined
      if (last !== undefined) listener(last)
      return listen(listeners.add(listener, knownUntil()))
    },
    onClosed: (listener) => listen(listeners.addClosed(listener, knownUntil())),
    isWatched: () => listeners.isAny(),
    isFree: (count) => {
      const now = clock()
      const isReached = run.isAllFrom(now - (now % width) - count * width)
      return isReached && (isCurrent() || (isToldByStream() && hasMovedOn()))
    },
    heardAt: () => heardAt,
    size: () => series.size(),
    trim: (count) => run.trim(count),
    doubt: () => {
      isSure = false
      coveredFrom = undefined
      streamKnows = undefined
    },
    resume: () => {
      isSure = false
      failure = undefined
      failures = 0
      wake()
    },
    stop: () => {
      clearTimeout(timer)
      stopStream()
    },
  }
}

/** Runs work one after the other, in the order of the calls. */
function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
}

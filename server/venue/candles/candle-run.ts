// All available candles of one market and interval: a run without gaps that ends now, the newest in memory, older
// ones in storage, the rest on the exchange. Before it lie older stored candles, with gaps where the exchange did
// not have the candles in between any more; they are kept.
import { type Candle, intervalMs } from '../../../contract/market/market.ts'
import type { Clock, Logger } from '../../ops/port.ts'
import type { CandleArchive, SeriesName } from './candle-archive.ts'
import { type CandleSeries, candleSeries, withoutHoles } from './candle-series.ts'
import type { CandleSource } from './candle-source.ts'

/** The number of candles that the exchange keeps of each interval. */
export const longest = 5_000
/**
 * How many candles a read goes back, in steps: enough for a price, for a screen with its signals, for a wide screen,
 * for everything.
 */
const depths = [60, 700, 1_500, longest]
/** How many stored candles are compared with the exchange before the others are trusted. */
const compared = 10

export interface CandleRun {
  series: CandleSeries
  /** Open time of the first candle that is not known to be final. */
  finalUntil(): number | undefined
  /** Reads new candles from the exchange, at first at least `count`. Returns those that became final. */
  refresh(count: number): Promise<Candle[]>
  /** Makes candles final that the stream has followed to their close. Returns those that became final. */
  settle(now: number): Candle[]
  /** A message of the live stream; see CandleSeries. */
  hear(candle: Candle, withoutGap: boolean): void
  /** Open time of the oldest candle in memory or storage. */
  oldest(): number | undefined
  /** Whether `from`, an open time, can be served without asking the exchange. */
  has(from: number): boolean
  /** Whether all existing candles since `from` are known. */
  isAllFrom(from: number): boolean
  /** Open time of the first candle at or after `from`, an open time; read from the exchange when it is not known yet. */
  reach(from: number): Promise<number>
  /** Open time of the nearest stored candle outside of the run, in the direction of the bound; undefined: none. */
  beyond(bound: { from: number } | { to: number }): Promise<number | undefined>
  /** Candles that open in [from, to]; call `reach` first. Candles that exist nowhere are left out. */
  between(from: number, to: number): Promise<Candle[]>
  /** Reads storage, once. */
  load(): Promise<void>
  /** Starts again because the known candles are wrong. */
  forget(why: string): Promise<void>
  /** Keeps only the latest in memory; those in storage can still be read. */
  trim(count: number): void
}

type Deps = { source: CandleSource; archive: CandleArchive; clock: Clock; log: Logger }

export function candleRun(name: SeriesName, { source, archive, clock, log }: Deps): CandleRun {
  const width = intervalMs[name.interval]
  const series = candleSeries(width)
  let stored: { from: number; to: number } | undefined
  let loading: Promise<void> | undefined
  let keeps = true
  /** Open time of the oldest candle in memory or storage. */
  let start: number | undefined
  /** The exchange has nothing before `start`. */
  let isWhole = false
  /** From this open time on, everything was requested: what is still missing does not exist. */
  let asked: number | undefined
  /** Open time of the oldest candle in storage, perhaps before gaps. */
  let past: number | undefined
  /** Gaps in storage that the exchange was asked about. */
  const mended = new Set<string>()

  async function look(): Promise<void> {
    try {
      const span = await archive.span(name)
      past = span?.from
      // Otherwise the exchange does not have the candles in between any more: the run starts anew, and stored
      // candles stay before the gap.
      stored = span !== undefined && span.to > clock() - longest * width ? span : undefined
      start = stored?.from
    } catch (error) {
      doWithoutStorage(error)
    }
  }

  /** Nothing can be added to storage without knowing what it contains. */
  function doWithoutStorage(error: unknown): void {
    log.warn({ error: String(error), ...name }, 'stored candles could not be read')
    keeps = false
    stored = undefined
    start = undefined
    past = undefined
  }

  function keep(candles: readonly Candle[]): void {
    if (keeps) archive.keep(name, candles)
  }

  async function forget(why: string): Promise<void> {
    log.warn({ ...name }, `stored candles are forgotten: ${why}`)
    series.clear()
    stored = undefined
    start = undefined
    past = undefined
    isWhole = false
    asked = undefined
    await archive.forget(name)
  }

  async function begin(count: number): Promise<Candle[]> {
    const now = clock()
    const step = depths.find((candidate) => candidate >= count) ?? longest
    const depth = now - step * width
    if (stored === undefined) {
      const answer = await source.snapshot(name, depth, now)
      isWhole = step === longest
      asked = depth
      return take(answer, now)
    }
    const overlap = stored.to - (compared - 1) * width
    const answer = await source.snapshot(name, overlap, now)
    const from = Math.max(stored.from, Math.min(overlap, depth - (depth % width)))
    try {
      const all = await archive.between(name, from, stored.to)
      const known = sinceHole(all, width)
      series.prepend(known)
      if (series.isContradictedBy(answer)) await forget('they are of another market')
      else {
        // What lies before the gap can be requested from the exchange, if it still has it.
        if (known.length < all.length) start = known[0]?.t
        return take(answer, now)
      }
    } catch (error) {
      series.clear()
      doWithoutStorage(error)
    }
    return begin(count)
  }

  function take(answer: readonly Candle[], askedAt: number): Candle[] {
    const news = series.merge(answer, askedAt)
    keep(news)
    start ??= series.first()
    return news
  }

  async function goOn(count: number): Promise<Candle[]> {
    const now = clock()
    const end = series.finalUntil() ?? series.first() ?? now
    const answer = await source.snapshot(name, end - 2 * width, now)
    if (!series.isContradictedBy(answer)) return take(answer, now)
    await forget('the exchange tells another past')
    return begin(count)
  }

  const isAsked = (from: number) => asked !== undefined && from >= asked

  async function deepen(from: number): Promise<void> {
    const end = start
    if (end === undefined || isWhole || isAsked(from)) return
    const now = clock()
    const depth = depths.find((step) => now - step * width <= from) ?? longest
    const oldest = now - depth * width
    if (oldest < end) {
      const answer = await source.snapshot(name, oldest, end - 1)
      // Memory may have been freed meanwhile.
      if (start !== end) return
      asked = oldest
      const before = answer.filter(({ t }) => t < end)
      const older = withoutHoles(before, width, end)
      keep(older)
      if (series.first() === end) series.prepend(older)
      start = older[0]?.t ?? end
    }
    isWhole = depth === longest
  }

  /** Asks the exchange once for candles that storage lacks and the exchange may still have. */
  async function mend(found: Candle[], from: number, to: number): Promise<Candle[]> {
    const since = Math.max(from, start ?? from, clock() - longest * width)
    const hole = `${from} ${to}`
    if (since > to || mended.has(hole)) return found
    mended.add(hole)
    const answer = await source.snapshot(name, since, to)
    const told = withoutHoles(
      answer.filter(({ t }) => t <= to),
      width,
      to + 1,
    )
    keep(told)
    const all = new Map([...found, ...told].map((candle) => [candle.t, candle]))
    return [...all.values()].filter(({ t }) => t >= from).toSorted((one, other) => one.t - other.t)
  }

  async function olderThan(first: number, from: number, to: number): Promise<Candle[]> {
    const found = await archive.between(name, from, to)
    const isComplete = (some: readonly Candle[]) => some.length === (to - from) / width + 1
    const older = isComplete(found) ? found : await mend(found, from, to)
    if (!isComplete(older)) return older
    const isNext = to + width === first && series.first() === first
    if (isNext && from > clock() - longest * width) series.prepend(older)
    return older
  }

  const load = () => (loading ??= look())

  return {
    series,
    finalUntil: () => series.finalUntil() ?? (stored === undefined ? undefined : stored.to + width),
    load,
    forget,
    refresh: async (count) => {
      await load()
      return series.size() === 0 ? begin(count) : goOn(count)
    },
    hear: (candle, withoutGap) => {
      const revised = series.hear(candle, withoutGap)
      if (revised !== undefined) keep([revised])
    },
    settle: (now) => {
      const news = series.settle(now)
      keep(news)
      return news
    },
    oldest: () => start,
    beyond: async (bound) =>
      past !== undefined && past < (start ?? Infinity) ? archive.nearest(name, bound) : undefined,
    has: (from) => start !== undefined && from >= start,
    isAllFrom: (from) => start !== undefined && (from >= start || isWhole || isAsked(from)),
    reach: async (from) => {
      if (start !== undefined && from < start) await deepen(from)
      if (start !== undefined && from < start && past !== undefined) return Math.max(from, past)
      return Math.max(from, start ?? from)
    },
    between: async (from, to) => {
      const newer = series.between(from, to)
      const first = series.first() ?? Infinity
      const end = Math.min(to, first - width)
      return end < from ? newer : [...(await olderThan(first, from, end)), ...newer]
    },
    trim: (count) => {
      series.trim(count)
      if (keeps) return
      start = series.first()
      isWhole = false
      asked = undefined
    },
  }
}

/** The candles after the last gap. */
function sinceHole(candles: readonly Candle[], width: number): Candle[] {
  const hole = candles.findLastIndex(({ t }, i) => i > 0 && t !== (candles[i - 1]?.t ?? 0) + width)
  return candles.slice(Math.max(hole, 0))
}

// All candles of one market and interval that can be had: a run without holes that ends now, the newest in memory, older
// ones in storage, and what neither has yet on the exchange. Behind it lies what storage has from before, with gaps where
// the exchange no longer told what came between: nothing is thrown away for that.
import { type Candle, intervalMs } from '../../../contract/market/market.ts'
import type { Clock, Logger } from '../../ops/port.ts'
import type { CandleArchive, SeriesName } from './candle-archive.ts'
import { type CandleSeries, candleSeries, withoutHoles } from './candle-series.ts'
import type { CandleSource } from './candle-source.ts'

/** Of each interval the exchange keeps this many. */
export const longest = 5_000
/** How far back a read goes, in steps: enough for a price, for a screen with its signals, for a wide one, for everything. */
const depths = [60, 700, 1_500, longest]
/** Stored candles that are compared with the exchange before the others are believed. */
const compared = 10

export interface CandleRun {
  series: CandleSeries
  /** Open time of the first candle that is not known to be final. */
  finalUntil(): number | undefined
  /** Reads from the exchange what is new, at first at least `count` candles. Returns what became final. */
  refresh(count: number): Promise<Candle[]>
  /** Takes the stream's word for what has closed. Returns what became final. */
  settle(now: number): Candle[]
  /** A message of the live stream, as the series takes it. */
  hear(candle: Candle, withoutGap: boolean): void
  /** Open time of the oldest candle that memory or storage has. */
  oldest(): number | undefined
  /** Whether `from`, an open time, is reached without asking the exchange. */
  has(from: number): boolean
  /** Whether all that there is since `from` is known. */
  isAllFrom(from: number): boolean
  /** Open time of the first candle at or after `from`, an open time; read from the exchange when it is not known yet. */
  reach(from: number): Promise<number>
  /** Beyond the run: open time of what storage has nearest to this, on this side of it; undefined: nothing. */
  beyond(bound: { from: number } | { to: number }): Promise<number | undefined>
  /** Those that open in [from, to], which `reach` has reached; what nobody has is left out. */
  between(from: number, to: number): Promise<Candle[]>
  /** Looks into storage, once. */
  load(): Promise<void>
  /** Starts over: what is known is wrong. */
  forget(why: string): Promise<void>
  /** Frees memory of all but the latest; what is in storage can still be reached. */
  trim(count: number): void
}

type Deps = { source: CandleSource; archive: CandleArchive; clock: Clock; log: Logger }

export function candleRun(name: SeriesName, { source, archive, clock, log }: Deps): CandleRun {
  const width = intervalMs[name.interval]
  const series = candleSeries(width)
  let stored: { from: number; to: number } | undefined
  let loading: Promise<void> | undefined
  let keeps = true
  /** Open time of the oldest that memory or storage has. */
  let start: number | undefined
  /** The exchange has nothing before `start`. */
  let isWhole = false
  /** Open times from here on were asked for: what is still missing there does not exist. */
  let asked: number | undefined
  /** Open time of the oldest in storage, behind gaps perhaps. */
  let past: number | undefined
  /** Holes of storage that the exchange was asked about. */
  const mended = new Set<string>()

  async function look(): Promise<void> {
    try {
      const span = await archive.span(name)
      past = span?.from
      // Else the exchange no longer has what came since: the run begins anew, and what was kept stays behind the gap.
      stored = span !== undefined && span.to > clock() - longest * width ? span : undefined
      start = stored?.from
    } catch (error) {
      doWithoutStorage(error)
    }
  }

  /** Without knowing what is there, nothing can be added to it. */
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
        // What lies before the hole can be had from the exchange, if it still has it.
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

  /** Asks the exchange once for what storage lacks and it may still have. */
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

/** The last of them without a hole. */
function sinceHole(candles: readonly Candle[], width: number): Candle[] {
  const hole = candles.findLastIndex(({ t }, i) => i > 0 && t !== (candles[i - 1]?.t ?? 0) + width)
  return candles.slice(Math.max(hole, 0))
}

// A market's past prepared for replays: its bars, and for each of them the signals known by then.
import { type Interval, intervalMs } from '../../contract/market/market.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import { signal, signals } from '../signals/signal.ts'
import type { Bars, SignalValue } from '../types.ts'
import { aggregateBars } from './aggregate-bars.ts'

export interface Tape {
  bars: Bars
  /** When each bar opens, with one more entry for the close of the last. */
  opensAt: Float64Array
  /** Number of full hours (UTC) since the bar before opened, which is how often funding is due. */
  hours: Int32Array
  /** Watched intervals, shortest first. */
  watched: readonly Watched[]
  /** Per bar, with one more entry: 1 where a watched signal is fresh, or none is watched. */
  hasFresh: Uint8Array
}

export interface Watched {
  interval: Interval
  /** One per closed candle, ascending; the first one is the flat signal of a market without history. */
  signals: readonly SignalValue[]
  /**
   * Per bar, with one more entry for the time after the last: index into `signals` of the latest whose candle has
   * closed when the bar opens.
   */
  known: Int32Array
  /** Scores and close times of `signals`, as columns. */
  scores: Float64Array
  closedAt: Float64Array
  /** Of a program: 1 where it closes what is open. */
  closes?: Uint8Array
  /** Per bar, with one more entry: 1 where that signal's candle closed at most two intervals ago. */
  fresh: Uint8Array
}

/**
 * Runs the signal engine once over each interval; all replays of the market share the result. `bars`: closed,
 * ascending, at most an hour long. Candles of longer intervals are made from them, unless given in `longer`: closed
 * candles of the same market, up to the same time, which may begin earlier, so that no bars are needed for a slow
 * interval's first signal. Throws RangeError on longer bars (funding is hourly) and on an interval shorter than the
 * bars, whose candles cannot be known.
 */
export function createTape(
  bars: Bars,
  intervals: readonly Interval[],
  longer: readonly Bars[] = [],
): Tape {
  const width = intervalMs[bars.interval]
  if (width > intervalMs['1h']) throw new RangeError(`bars of ${bars.interval} are too long`)
  for (const interval of intervals) {
    if (intervalMs[interval] < width) {
      throw new RangeError(`candles of ${interval} cannot be made of bars of ${bars.interval}`)
    }
  }
  const opensAt = Float64Array.from([...bars.t, (bars.t.at(-1) ?? NaN) + width])
  const watched = intervals.map((interval) =>
    watch(
      longer.find((candles) => candles.interval === interval) ?? aggregateBars(bars, interval),
      opensAt,
    ),
  )
  return {
    bars,
    opensAt,
    hours: Int32Array.from(opensAt, (at, index) => hourOf(at) - hourOf(opensAt[index - 1] ?? at)),
    watched,
    hasFresh: Uint8Array.from(opensAt, (_, index) =>
      watched.length === 0 || watched.some(({ fresh }) => fresh[index] === 1) ? 1 : 0,
    ),
  }
}

/** When the bar opens; for the index after the last bar, when that one closes. */
export function openingTime({ opensAt }: Tape, index: number): UnixMs {
  return opensAt[index] ?? NaN
}

function hourOf(at: UnixMs): number {
  return Math.floor(at / intervalMs['1h'])
}

function watch(candles: Bars, opensAt: Float64Array): Watched {
  const judged = [signal({ ...candles, t: new Float64Array() }), ...signals(candles)]
  const closedAt = Float64Array.from(judged, ({ at }) => at)
  const known = knownAt(opensAt, closedAt)
  const reach = 2 * intervalMs[candles.interval]
  return {
    interval: candles.interval,
    signals: judged,
    known,
    fresh: Uint8Array.from(opensAt, (now, index) =>
      now - (closedAt[known[index] ?? 0] ?? 0) <= reach ? 1 : 0,
    ),
    scores: Float64Array.from(judged, ({ score }) => score),
    closedAt,
  }
}

function knownAt(opensAt: Float64Array, closedAt: Float64Array): Int32Array {
  let latest = 0
  return Int32Array.from(opensAt, (now) => {
    while ((closedAt[latest + 1] ?? Infinity) < now) latest++
    return latest
  })
}

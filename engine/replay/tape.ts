// A market's past, prepared for replays: its bars, and at each of them the signals that were known by then.
import { type Interval, intervalMs } from '../../contract/market.ts'
import type { UnixMs } from '../../contract/primitives.ts'
import { signal, signals } from '../signal.ts'
import type { Bars, SignalValue } from '../types.ts'
import { aggregateBars } from './aggregate-bars.ts'

export interface Tape {
  bars: Bars
  /** When each bar opens, and once more when the last has closed. */
  opensAt: Float64Array
  /** Full hours (UTC) that have passed since the bar before opened: how often funding is due. */
  hours: Int32Array
  /** Watched intervals, shortest first. */
  watched: readonly Watched[]
}

interface Watched {
  interval: Interval
  /** One per closed candle, ascending; before them the flat signal of a market without history. */
  signals: readonly SignalValue[]
  /**
   * Per bar, and once more for the moment after the last: which of `signals` is the latest whose candle has closed when
   * the bar opens.
   */
  known: Int32Array
  /** Scores and closing times of `signals`, as columns. */
  scores: Float64Array
  closedAt: Float64Array
}

/**
 * Costs one pass of the signal engine over each interval; every replay of the market shares it. `bars` are closed and
 * ascending, at most an hour long. Throws RangeError on longer bars (funding is hourly) and on an interval shorter than
 * the bars: its candles cannot be known.
 */
export function createTape(bars: Bars, intervals: readonly Interval[]): Tape {
  const width = intervalMs[bars.interval]
  if (width > intervalMs['1h']) throw new RangeError(`bars of ${bars.interval} are too long`)
  for (const interval of intervals) {
    if (intervalMs[interval] < width) {
      throw new RangeError(`candles of ${interval} cannot be made of bars of ${bars.interval}`)
    }
  }
  const opensAt = Float64Array.from([...bars.t, (bars.t.at(-1) ?? NaN) + width])
  return {
    bars,
    opensAt,
    hours: Int32Array.from(opensAt, (at, index) => hourOf(at) - hourOf(opensAt[index - 1] ?? at)),
    watched: intervals.map((interval) => watch(bars, opensAt, interval)),
  }
}

/** When the bar opens; for the index after the last bar, when that one has closed. */
export function openingTime({ opensAt }: Tape, index: number): UnixMs {
  return opensAt[index] ?? NaN
}

function hourOf(at: UnixMs): number {
  return Math.floor(at / intervalMs['1h'])
}

function watch(bars: Bars, opensAt: Float64Array, interval: Interval): Watched {
  const candles = aggregateBars(bars, interval)
  const judged = [signal({ ...candles, t: new Float64Array() }), ...signals(candles)]
  const closedAt = Float64Array.from(judged, ({ at }) => at)
  return {
    interval,
    signals: judged,
    known: knownAt(opensAt, closedAt),
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

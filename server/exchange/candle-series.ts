// The candles of one market and interval: closed ones kept for good, the newest few still open to change.
import type { Candle } from '../../contract/market.ts'

/** A candle closed for this long no longer changes. */
const settleMs = 1_500

export interface CandleSeries {
  /** Ascending. */
  all(): Candle[]
  /** Open time of the first candle that may still change; undefined when nothing is known. */
  settledUntil(): number | undefined
  /** Whether a candle that should exist by now, or its final shape, is missing. */
  isBehind(now: number): boolean
  /** What the exchange answered at `now`, from some time until the present. */
  merge(candles: readonly Candle[], now: number): void
  /** One message of the live stream: the forming candle, never a final word. */
  update(candle: Candle): void
}

export function candleSeries(): CandleSeries {
  let settled: Candle[] = []
  let open: Candle[] = []

  const last = () => open.at(-1) ?? settled.at(-1)

  return {
    all: () => [...settled, ...open],
    settledUntil: () => open[0]?.t ?? settled.at(-1)?.t,
    isBehind: (now) => {
      const newest = last()
      if (newest === undefined || newest.T < now) return true
      const oldest = open[0]
      return oldest !== undefined && oldest.T + settleMs < now
    },
    merge: (candles, now) => {
      const first = candles[0]
      if (first === undefined) return
      const older = settled.filter((candle) => candle.t < first.t)
      const beyond = candles.at(-1)?.t ?? 0
      const newer = open.filter((candle) => candle.t > beyond)
      const merged = [...older, ...candles, ...newer]
      settled = merged.filter((candle) => candle.T + settleMs < now)
      open = merged.slice(settled.length)
    },
    update: (candle) => {
      const newest = last()
      if (newest === undefined || candle.t < newest.t) return
      if (candle.t === newest.t && open.length > 0) open[open.length - 1] = candle
      else if (candle.t > newest.t) open.push(candle)
    },
  }
}

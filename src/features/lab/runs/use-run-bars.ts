import { useMemo } from 'react'
import type { Backtest } from '../../../../contract/lab/backtest-shapes.ts'
import { intervalMs, intervals, type Interval } from '../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { Bars } from '../../../../engine/types.ts'
import { now } from '../../../lib/clock.ts'
import { useHistory } from '../backtest/use-history.ts'

/** More candles than these are neither fetched nor drawn. */
const mostCandles = 20_000

/** The run's interval, or the shortest longer one that a picture of so long a time has room for. */
function shownInterval(interval: Interval, from: UnixMs, to: UnixMs): Interval {
  const longer = intervals
    .filter((each) => intervalMs[each] >= intervalMs[interval])
    .toSorted((a, b) => intervalMs[a] - intervalMs[b])
  return longer.find((each) => (to - from) / intervalMs[each] <= mostCandles) ?? '1d'
}

/** Candles of one of the run's markets, for its chart; undefined bars: not there yet. */
export function useRunBars({ interval, from, to }: Backtest, symbol: string) {
  // All that is since then is fetched too, so that it counts.
  const shown = shownInterval(interval, from, now())
  const loaded = useHistory([{ symbol, interval: shown }], from)[0]
  const all = loaded?.bars
  const bars = useMemo(() => all && barsUntil(all, to), [all, to])
  return { bars, error: loaded?.error ?? null, retry: loaded?.retry ?? (() => undefined) }
}

/** Those that close by a time. */
function barsUntil(bars: Bars, to: UnixMs): Bars {
  const width = intervalMs[bars.interval]
  const length = bars.t.findLastIndex((t) => t + width <= to) + 1
  const { interval, t, o, h, l, c, v } = bars
  const cut = (column: Float64Array): Float64Array => column.subarray(0, length)
  return { interval, t: cut(t), o: cut(o), h: cut(h), l: cut(l), c: cut(c), v: cut(v) }
}

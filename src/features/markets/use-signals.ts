import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { intervalMs, type Interval, type Signal } from '../../../contract/market/market.ts'
import { signalStream } from '../../api/live/streams.ts'
import { useLatest, useLiveStatus } from '../../api/live/use-live.ts'
import type { CandleWindow } from './chart/candle-window.ts'
import { signalsQuery } from './markets.queries.ts'
import { mergeSignals, signalsOf } from './signal-marks.ts'

const stretchSize = 500

/** The engine's signals of the loaded candles, updated live. Ascending. */
export function useSignals(
  symbol: string,
  interval: Interval,
  window: CandleWindow | undefined,
): readonly Signal[] {
  const pollMs = useLiveStatus() === 'open' ? 60_000 : 10_000
  const newest = useLatest(signalStream(symbol, interval))?.data
  const loaded = useQueries({
    queries: stretches(window, intervalMs[interval]).map((stretch) =>
      signalsQuery(symbol, interval, stretch, pollMs),
    ),
    combine: joined,
  })
  const isLive = window?.isLive === true
  const from = window?.candles[0]?.t ?? 0
  const until = isLive ? Infinity : (window?.candles.at(-1)?.T ?? 0)
  return useMemo(() => {
    const known = isLive && newest !== undefined ? mergeSignals(loaded, [newest]) : loaded
    return signalsOf(known, from, until)
  }, [loaded, newest, isLive, from, until])
}

function joined(results: readonly { data?: { items: Signal[] } | undefined }[]): Signal[] {
  return mergeSignals(...results.map(({ data }) => data?.items ?? []))
}

/** Split at fixed times, so that scrolling requests each stretch once. */
function stretches(window: CandleWindow | undefined, step: number) {
  const [first, last] = [window?.candles[0], window?.candles.at(-1)]
  if (first === undefined || last === undefined) return []
  const size = stretchSize * step
  const from = Math.floor(first.t / size)
  const count = Math.floor(last.t / size) - from + 1
  return Array.from({ length: count }, (_, index) => ({
    from: (from + index) * size,
    to: (from + index + 1) * size - 1,
    count: stretchSize,
  }))
}

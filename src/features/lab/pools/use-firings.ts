import { useMemo } from 'react'
import type { PoolSignal } from '../../../../contract/lab/signal-pools.ts'
import { intervalMs, type Interval } from '../../../../contract/market/market.ts'
import type { UnixMs } from '../../../../contract/primitives.ts'
import { firingsOf, paceOf, type Pool } from '../../../../engine/programs/signal-pools.ts'
import type { Bars } from '../../../../engine/types.ts'
import { now } from '../../../lib/clock.ts'
import { useHistory } from '../backtest/use-history.ts'

/** Candles on the chart, and those that indicators of longer intervals are computed from. */
const shownCandles = 1_000
const readCandles = 400
const day = 86_400_000

export interface Firings {
  /** Candles of the shortest interval; null while they are loading. */
  bars: Bars | null
  /** Epoch ms of the closes at which the pool would have fired. */
  fired: readonly UnixMs[]
  error: Error | null
  retry: () => void
}

/** Where a pool would have fired on the past of a market. At least one signal. */
export function useFirings(
  logic: Pool['logic'],
  signals: readonly PoolSignal[],
  symbol: string,
): Firings {
  const pace = paceOf({ logic, signals })
  const longer = [...new Set(signals.map(({ interval }) => interval))].filter(
    (interval) => interval !== pace,
  )
  const longest = longer.reduce<Interval>((a, b) => (intervalMs[a] > intervalMs[b] ? a : b), pace)
  const [shown] = useHistory([{ symbol, interval: pace }], since(shownCandles * intervalMs[pace]))
  const others = useHistory(
    longer.map((interval) => ({ symbol, interval })),
    since(readCandles * intervalMs[longest] + shownCandles * intervalMs[pace]),
  )
  const all = [...(shown ? [shown] : []), ...others]
  const loaded = all.flatMap(({ bars }) => bars ?? [])
  const isLoaded = loaded.length === all.length
  const failed = all.find(({ error, bars }) => error !== null && bars === undefined)
  const asked = JSON.stringify({ logic, signals })
  // Another list each time: what is in it changes with these.
  const known = loaded.map(({ interval, t }) => `${interval} ${t.length} ${t[0] ?? 0}`).join()
  const fired = useMemo(() => {
    if (!isLoaded) return []
    const pool = JSON.parse(asked) as Pool
    return firingsOf(
      pool,
      { bars: (interval) => loaded.find((bars) => bars.interval === interval) },
      0,
    )
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked, known, isLoaded, symbol])
  return {
    bars: isLoaded ? (shown?.bars ?? null) : null,
    fired,
    error: failed?.error ?? null,
    retry: failed?.retry ?? (() => undefined),
  }
}

/** By full days, so that it stays the same for a while. */
function since(ms: number): UnixMs {
  return Math.floor((now() - ms) / day) * day
}

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Pnl } from '../../../../../contract/trading/positions.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { sessionPositionsQuery } from '../../../../api/trading.queries.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useNow } from '../../../../lib/hooks/use-now.ts'
import type { NetPoint, RailMemoryData } from '../../../../ui/rail/rail-memory.tsx'
import { useChartInterval } from '../chart/use-chart-interval.ts'
import { useSessionCandles } from '../chart/use-session-candles.ts'
import { useLit } from '../../../../lib/lit.ts'
import { netPath } from './net-path.ts'
import { useFan, type Fan } from './use-fan.ts'

const minute = 60_000

/** The history of the session's net, and that of past starts. Undefined until the candles have loaded. */
export function useMemory(session: Session, pnl: Pnl): RailMemoryData | undefined {
  const [interval] = useChartInterval(session)
  const now = useNow(minute)
  const until = Math.max(session.endedAt ?? now, session.startedAt + 1)
  const elapsed = until - session.startedAt
  const candles = useSessionCandles(session, interval).data
  const positions = useQuery(sessionPositionsQuery(useSignedIn(), session.id, usePollMs())).data
  const fan = useFan(session, elapsed)
  const lit = useLit()
  const path = useMemo(
    () => candles && positions && netPath(session, positions, candles, interval, until),
    [session, positions, candles, interval, until],
  )
  const drawn = useMemo(() => fan && fanUpTo(fan, elapsed), [fan, elapsed])
  if (path === undefined) return undefined
  return {
    path: [...path, { time: 1, pct: pnl.netPct }],
    fan: drawn,
    lit: lit === null ? null : (lit.at - session.startedAt) / elapsed,
  }
}

function fanUpTo({ moments, low, middle, high, starts }: Fan, elapsed: number) {
  const line = (pcts: readonly number[]): NetPoint[] =>
    moments
      .map((moment, index) => ({ time: moment / elapsed, pct: pcts[index] ?? 0 }))
      .filter(({ time }, index) => index === 0 || time - 1 < (moments[1] ?? 0) / elapsed)
      .map(({ time, pct }) => ({ time: Math.min(1, time), pct }))
  return { low: line(low), middle: line(middle), high: line(high), starts }
}

import { useMemo } from 'react'
import type { Interval } from '../../../contract/market/market.ts'
import type { Session } from '../../../contract/sessions/sessions.ts'
import { useDecisions } from '../../api/use-decisions.ts'
import { decisionMarks, type DecisionMark } from '../../charts/marks/decision-marks.ts'
import { useNow } from '../../lib/hooks/use-now.ts'
import type { CandleWindow } from './chart/candle-window.ts'

const minute = 60_000

/** The signals that the viewer's sessions followed and refused in the loaded candles. */
export function useOwnDecisions(
  sessions: readonly Session[],
  interval: Interval,
  window: CandleWindow | undefined,
): readonly DecisionMark[] {
  const now = useNow(minute)
  const isLive = window?.isLive === true
  const [first, last] = [window?.candles[0], window?.candles.at(-1)]
  const spans =
    first === undefined || last === undefined
      ? []
      : sessions.map(({ id, startedAt, endedAt }) => ({
          sessionId: id,
          from: Math.max(startedAt, first.t),
          to: Math.min(endedAt ?? Infinity, isLive ? now + minute : last.T),
        }))
  const logs = useDecisions(
    spans.filter(({ from, to }) => from <= to),
    interval,
  )
  return useMemo(() => decisionMarks(logs, interval), [logs, interval])
}

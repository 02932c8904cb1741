import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Interval } from '../../../../../contract/market/market.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { useLiveStatus } from '../../../../api/live/use-live.ts'
import { now } from '../../../../lib/clock.ts'
import { pastCandlesQuery, runningCandlesQuery } from '../sessions.queries.ts'

/** The candles around a session: up to now while it runs, only those of its time once it has ended. */
export function useSessionCandles(session: Session, interval: Interval) {
  const isStreaming = useLiveStatus() === 'open'
  const [openedAt] = useState(now)
  const isOver = session.endedAt !== null
  const past = useQuery({ ...pastCandlesQuery(session, interval), enabled: isOver })
  const running = useQuery({
    ...runningCandlesQuery(session, interval, { now: openedAt, isStreaming }),
    enabled: !isOver,
  })
  return isOver ? past : running
}

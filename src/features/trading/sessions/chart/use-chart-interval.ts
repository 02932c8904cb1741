import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { intervals, type Interval } from '../../../../../contract/market/market.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import { now } from '../../../../lib/clock.ts'
import { usualInterval } from './chart-interval.ts'

/** The interval in the URL; otherwise the one that shows the whole session, computed once. */
export function useChartInterval(session: Session): [Interval, (next: Interval) => void] {
  const [search, setSearch] = useSearchParams()
  const [usual] = useState(() => usualInterval(session, now()))
  const asked = search.get('interval')
  const setInterval = (next: Interval): void =>
    setSearch(
      (before) => {
        before.set('interval', next)
        return before
      },
      { replace: true },
    )
  return [intervals.find((value) => value === asked) ?? usual, setInterval]
}

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getBacktest, listBacktests } from '../../../../contract/lab/backtests.ts'
import { entityStream } from '../../../api/live/streams.ts'
import { useLive } from '../../../api/live/use-live.ts'

/** Milliseconds: several runs tell of themselves together. */
const burstMs = 300

/** Asks for the runs on screen again when the server says that one has gone on. */
export function useRunEvents(): void {
  const live = useLive()
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ids = new Set<unknown>([getBacktest.id, listBacktests.id])
    const refresh = (): void => {
      timer = undefined
      // A request that is under way is not broken off: on a slow line none would ever end.
      void client.invalidateQueries(
        { predicate: ({ queryKey }) => queryKey[0] === 'api' && ids.has(queryKey[2]) },
        { cancelRefetch: false },
      )
    }
    const end = live.subscribe(entityStream('backtests'), ({ type }) => {
      if (type === 'backtest.changed') timer ??= setTimeout(refresh, burstMs)
    })
    return () => {
      clearTimeout(timer)
      end()
    }
  }, [live, client])
}

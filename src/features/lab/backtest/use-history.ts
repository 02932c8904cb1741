import { useQueries } from '@tanstack/react-query'
import { t } from '@lingui/core/macro'
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { Bars } from '../../../../engine/types.ts'
import type { HistoryReply, HistoryRequest } from './history-worker.ts'
import type { SeriesName } from './question.ts'

let worker: Worker | null = null
let lastId = 0
const waiting = new Map<number, { resolve: (bars: Bars) => void; reject: (error: Error) => void }>()

/** From a worker that lives as long as the page. */
export function fetchBars(series: SeriesName, from: UnixMs): Promise<Bars> {
  worker ??= startWorker()
  lastId += 1
  const id = lastId
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker?.postMessage({ id, series, from } satisfies HistoryRequest)
  })
}

function startWorker(): Worker {
  const made = new Worker(new URL('./history-worker.ts', import.meta.url), { type: 'module' })
  made.addEventListener('message', ({ data }: MessageEvent<HistoryReply>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if ('bars' in data) asked?.resolve(data.bars)
    else asked?.reject(new Error(data.failed))
  })
  made.addEventListener('error', () => {
    worker = null
    for (const { reject } of waiting.values())
      reject(new Error(t`The part that fetches candles did not load.`))
    waiting.clear()
  })
  return made
}

export interface LoadedSeries {
  series: SeriesName
  bars: Bars | undefined
  error: Error | null
  retry: () => void
  isFetching: boolean
}

const freshMs = 600_000

/** Candles of these markets from a time on. The time is part of the key: keep it stable. */
export function useHistory(series: readonly SeriesName[], from: UnixMs): LoadedSeries[] {
  const queries = useQueries({
    queries: series.map(({ symbol, interval }) => ({
      queryKey: ['lab-candles', symbol, interval, from],
      queryFn: () => fetchBars({ symbol, interval }, from),
      staleTime: freshMs,
      // Compared by what they are, not number by number.
      structuralSharing: false,
      throwOnError: false,
    })),
  })
  return queries.map((query, i) => ({
    series: series[i] ?? { symbol: '', interval: '1h' },
    bars: query.data,
    error: query.error,
    retry: () => void query.refetch(),
    isFetching: query.isFetching,
  }))
}

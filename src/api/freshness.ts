// How old the numbers on screen are. Over 5 s the dot turns amber; over 15 s what would increase risk is off, while
// what reduces it stays on.
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { listCandles } from '../../contract/market.ts'
import type { Live } from './live.ts'
import { useLive } from './use-live.ts'

export type Freshness = 'waiting' | 'fresh' | 'slow' | 'stale'

const slowAfterMs = 5_000
const staleAfterMs = 15_000

export function freshnessOf(lastAt: number | null, startedAt: number, now: number): Freshness {
  if (lastAt === null) return now - startedAt > staleAfterMs ? 'stale' : 'waiting'
  const age = now - lastAt
  if (age > staleAfterMs) return 'stale'
  return age > slowAfterMs ? 'slow' : 'fresh'
}

/** Arrival of the newest price by any way, epoch ms. */
export function lastPriceAt(live: Live, client: QueryClient): number | null {
  let newest = live.lastEventAt('ticker.')
  for (const query of client
    .getQueryCache()
    .findAll({ queryKey: ['api', 'public', listCandles.id] })) {
    if (query.state.dataUpdatedAt > 0) newest = Math.max(newest ?? 0, query.state.dataUpdatedAt)
  }
  return newest
}

const startedAt = Date.now()

function everySecond(notify: () => void): () => void {
  const timer = setInterval(notify, 1_000)
  return () => clearInterval(timer)
}

/** Re-renders only when the answer changes. */
export function useFreshness(): Freshness {
  const live = useLive()
  const client = useQueryClient()
  return useSyncExternalStore(everySecond, () =>
    freshnessOf(lastPriceAt(live, client), startedAt, Date.now()),
  )
}

/** Why nothing may be opened right now; undefined when it may. */
export function useStaleReason(): string | undefined {
  return useFreshness() === 'stale'
    ? 'Prices are more than 15 seconds old. Opening is off until they move again.'
    : undefined
}

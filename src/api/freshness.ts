// The age of the numbers on screen. Above 5 s the dot turns amber; above 15 s actions that increase risk are
// disabled, while those that reduce it stay enabled.
import { t } from '@lingui/core/macro'
import { useQueryClient, type QueryClient, type QueryState } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { listCandles } from '../../contract/market/market.ts'
import { clock, now } from '../lib/clock.ts'
import type { Live } from './live/live.ts'
import { isPriceQuery } from './price-query.ts'
import { useLive } from './live/use-live.ts'

export type Freshness = 'waiting' | 'fresh' | 'slow' | 'stale'

const slowAfterMs = 5_000
const staleAfterMs = 15_000

export function freshnessOf(lastAt: number | null, startedAt: number, now: number): Freshness {
  if (lastAt === null) return now - startedAt > staleAfterMs ? 'stale' : 'waiting'
  const age = now - lastAt
  if (age > staleAfterMs) return 'stale'
  return age > slowAfterMs ? 'slow' : 'fresh'
}

/** When the newest price was current, from any source, epoch ms. */
export function lastPriceAt(live: Live, client: QueryClient): number | null {
  let newest = live.lastEventAt('ticker.')
  const status = live.status()
  // The server answers with stored prices also while its source is silent: the stream's time is more reliable.
  if (status === 'open' || (status === 'connecting' && newest === null)) return newest
  for (const { queryKey, state } of client
    .getQueryCache()
    .findAll({ queryKey: ['api', 'public', listCandles.id] })) {
    // Daily candles, which are requested once a minute, say nothing about the current price.
    if (isPriceQuery(queryKey[3])) newest = later(newest, pricedAt(state))
  }
  return newest
}

const later = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other)

/** A closed candle is no newer than its close, whenever it was received. */
function pricedAt({ data, dataUpdatedAt }: QueryState): number | null {
  const answer = listCandles.output.safeParse(data)
  const last = answer.success ? answer.data.candles.at(-1) : undefined
  return last === undefined ? null : Math.min(clock.ofDevice(dataUpdatedAt), last.T)
}

interface FreshnessStore {
  subscribe: (notify: () => void) => () => void
  get: () => Freshness
}

/** One store for all, so that everything on screen changes between grey and colour in the same frame. */
export function createFreshness(live: Live, client: QueryClient): FreshnessStore {
  const listeners = new Set<() => void>()
  const startedAt = now()
  // After a sleep prices count as old until the server has told the time.
  const look = () => freshnessOf(lastPriceAt(live, client), startedAt, clock.latest())
  let current = look()
  let timer: ReturnType<typeof setInterval> | undefined

  function tick(): void {
    const next = look()
    if (next === current) return
    current = next
    for (const notify of listeners) notify()
  }

  return {
    subscribe(notify) {
      listeners.add(notify)
      if (listeners.size === 1) timer = setInterval(tick, 1_000)
      tick()
      return () => {
        listeners.delete(notify)
        if (listeners.size === 0) clearInterval(timer)
      }
    },
    get: () => current,
  }
}

const stores = new WeakMap<Live, FreshnessStore>()

/** Re-renders only when the answer changes. */
export function useFreshness(): Freshness {
  const live = useLive()
  const client = useQueryClient()
  const store = stores.get(live) ?? createFreshness(live, client)
  stores.set(live, store)
  return useSyncExternalStore(store.subscribe, store.get)
}

/** Why nothing may be opened right now; undefined when it may. */
export function useStaleReason(): string | undefined {
  return useFreshness() === 'stale'
    ? t`Prices are more than 15 seconds old. Opening is off until they move again.`
    : undefined
}

import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import { apiUrl } from '../client.ts'
import type { Latest, Live, LiveStatus } from './live.ts'
import type { Stream } from './streams.ts'

export const LiveContext = createContext<Live | null>(null)

export function useLive(): Live {
  const live = use(LiveContext)
  if (live === null) throw new Error('rendered outside the live connection')
  return live
}

export function useLiveStatus(): LiveStatus {
  const live = useLive()
  return useSyncExternalStore(live.onStatus, live.status)
}

/** The newest event of a stream as React state: for a few numbers, not for a chart. */
export function useLatest<T>(stream: Stream<T>): Latest<T> | null {
  const live = useLive()
  const subscribe = useCallback(
    (notify: () => void) => live.subscribe(stream, notify),
    [live, stream],
  )
  return useSyncExternalStore(subscribe, () => live.latest(stream))
}

export function liveUrl(location: Location): string {
  const url = new URL('/ws', apiUrl === '' ? location.href : apiUrl)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

/**
 * Milliseconds between two requests for data that events also report: rare as a safety net, frequent while there is
 * no stream.
 */
export function usePollMs(): number {
  return useLiveStatus() === 'open' ? 15_000 : 4_000
}

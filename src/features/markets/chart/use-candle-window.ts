import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  intervalMs,
  listCandleHistory,
  listCandles,
  type Candle,
  type Interval,
} from '../../../../contract/market/market.ts'
import { call } from '../../../api/client.ts'
import { apiKey } from '../../../api/query.ts'
import { useFreshness } from '../../../api/freshness.ts'
import { useLiveStatus } from '../../../api/live/use-live.ts'
import type { Edge } from '../../../charts/candles/candle-drawing.ts'
import { now } from '../../../lib/clock.ts'
import { emptyWindow, withHead, withNewer, withOlder, type CandleWindow } from './candle-window.ts'

const headSize = 500
const pageSize = 1_000

export interface CandleSpan {
  symbol: string
  interval: Interval
  /** A past time to show, epoch milliseconds; null for now. */
  at: number | null
}

export interface CandleWindowState {
  window: CandleWindow | undefined
  /** `window` belongs to an earlier request, until the current one has loaded. */
  isPrevious: boolean
  error: Error | null
  isFetching: boolean
  paging: Paging | null
  /** Called near an end: loads more, unless that is in progress or there is no more. */
  more: (edge: Edge) => void
  retry: () => void
  /** Drops what is loaded and starts with the latest candles. */
  restart: () => void
}

export interface Paging {
  edge: Edge
  state: 'loading' | 'failed'
}

/** The loaded candles of a market, kept up to date and extended at the end that is scrolled to. */
export function useCandleWindow(span: CandleSpan): CandleWindowState {
  const client = useQueryClient()
  const isStreaming = useLiveStatus() === 'open'
  const query = useQuery(windowQuery(client, span, isStreaming))
  const isStale = useFreshness() === 'stale'
  useRefreshOnRecovery(isStreaming && !isStale, query.refetch)
  const { paging, more } = usePaging(client, span)
  return {
    window: query.data,
    isPrevious: query.isPlaceholderData,
    error: query.error,
    isFetching: query.isFetching,
    paging,
    more,
    retry: () => void query.refetch(),
    restart: () => void client.resetQueries({ queryKey: windowKey(span), exact: true }),
  }
}

/** Milliseconds. After a failed page, scrolling requests it again no sooner than this. */
const patienceMs = 3_000

function usePaging(client: QueryClient, { symbol, interval, at }: CandleSpan) {
  const [paging, setPaging] = useState<Paging | null>(null)
  const isPaging = useRef(false)
  const more = useCallback(
    (edge: Edge) => {
      const key = windowKey({ symbol, interval, at })
      const window = client.getQueryData<CandleWindow>(key)
      const isEnd = edge === 'first' ? window?.reachedStart : window?.isLive
      if (window === undefined || isEnd === true || isPaging.current) return
      const release = (): void => {
        isPaging.current = false
      }
      isPaging.current = true
      setPaging({ edge, state: 'loading' })
      const page = (edge === 'first' ? olderThan : newerThan)(symbol, interval, window)
      page.then(
        (grow) => {
          client.setQueryData<CandleWindow>(key, (now) => now && grow(now))
          setPaging(null)
          release()
        },
        () => {
          setPaging({ edge, state: 'failed' })
          setTimeout(release, patienceMs)
        },
      )
    },
    [client, symbol, interval, at],
  )
  return { paging, more }
}

function windowKey({ symbol, interval, at }: CandleSpan) {
  const input = { params: { symbol }, query: { interval } }
  return [...apiKey(null, listCandleHistory, input), 'window', at] as const
}

function windowQuery(client: QueryClient, span: CandleSpan, isStreaming: boolean) {
  const { symbol, interval, at } = span
  const queryKey = windowKey(span)
  return queryOptions<CandleWindow>({
    queryKey,
    queryFn: async ({ signal }) => {
      const known = client.getQueryData<CandleWindow>(queryKey)
      if (known === undefined && at !== null) return around(symbol, interval, at, signal)
      const head = await latest(symbol, interval, known, signal)
      return withHead(client.getQueryData<CandleWindow>(queryKey) ?? emptyWindow, head)
    },
    // Thousands of candles: comparing them one by one costs more than it saves.
    structuralSharing: false,
    staleTime: at === null ? 2_000 : Infinity,
    refetchInterval: ({ state }) =>
      state.data?.isLive === false ? false : isStreaming ? 60_000 : 4_000,
    // Candles of another time of the same chart stay on screen until the new ones have loaded.
    placeholderData: (previous, previousQuery) =>
      previousQuery?.queryKey.slice(0, -1).join() === queryKey.slice(0, -1).join()
        ? previous
        : undefined,
    throwOnError: false,
  })
}

async function latest(
  symbol: string,
  interval: Interval,
  known: CandleWindow | undefined,
  signal: AbortSignal,
): Promise<Candle[]> {
  const last = known?.candles.at(-1)
  const missed = last === undefined ? headSize : Math.ceil((now() - last.t) / intervalMs[interval])
  const limit = String(Math.min(headSize, missed + 2))
  const { candles } = await call(
    null,
    listCandles,
    { params: { symbol, interval }, query: { limit } },
    { signal },
  )
  return candles
}

function history(
  symbol: string,
  query: { interval: Interval; from?: string; to?: string; limit: string },
  signal?: AbortSignal,
): Promise<Candle[]> {
  return call(null, listCandleHistory, { params: { symbol }, query }, { signal }).then(
    ({ candles }) => candles,
  )
}

/** As many candles before a time as after it; if it is before the first candle, the first ones. */
async function around(
  symbol: string,
  interval: Interval,
  at: number,
  signal: AbortSignal,
): Promise<CandleWindow> {
  const limit = String(headSize)
  const to = at + (headSize / 2) * intervalMs[interval]
  const candles = await history(symbol, { interval, to: String(to), limit }, signal)
  const begin = candles[0]?.t
  if (begin !== undefined) return { candles, reachedStart: begin > at, isLive: to >= now() }
  const first = await history(symbol, { interval, from: String(at), limit }, signal)
  return { candles: first, reachedStart: true, isLive: first.length < headSize }
}

type Grow = (window: CandleWindow) => CandleWindow

/** A page fits only the end that it was requested for; the window may have moved meanwhile. */
async function olderThan(symbol: string, interval: Interval, window: CandleWindow): Promise<Grow> {
  const first = window.candles[0]?.t ?? 0
  const limit = String(pageSize)
  const older = await history(symbol, { interval, to: String(first - 1), limit })
  return (now) => (now.candles[0]?.t === first ? withOlder(now, older) : now)
}

async function newerThan(symbol: string, interval: Interval, window: CandleWindow): Promise<Grow> {
  const last = window.candles.at(-1)?.t ?? 0
  const limit = String(pageSize)
  const newer = await history(symbol, { interval, from: String(last), limit })
  const isLive = newer.length < pageSize
  return (now) => (now.candles.at(-1)?.t === last ? withNewer(now, newer, isLive) : now)
}

/** Requests candles that closed during an outage as soon as updates arrive again. */
function useRefreshOnRecovery(isFlowing: boolean, refetch: () => unknown): void {
  const before = useRef(isFlowing)
  useEffect(() => {
    if (isFlowing && !before.current) refetch()
    before.current = isFlowing
  }, [isFlowing, refetch])
}

import { useQuery } from '@tanstack/react-query'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import { clock } from '../../lib/clock.ts'
import { latestPriceQuery } from '../price-query.ts'
import { tickerStream } from './streams.ts'
import { useLatest, useLiveStatus } from './use-live.ts'

export interface LivePrice {
  mark: DecimalString
  /** When it arrived here, epoch ms. */
  at: UnixMs
}

const pollMs = 4_000

/** The newest price of a market: from the stream, or polled while there is none. Null before the first. */
export function usePrice(symbol: string): LivePrice | null {
  const status = useLiveStatus()
  const ticker = useLatest(tickerStream(symbol))
  const polled = useQuery({
    ...latestPriceQuery(symbol),
    enabled: status === 'waiting' || status === 'absent' || (status !== 'open' && ticker === null),
    refetchInterval: pollMs,
    throwOnError: false,
  })
  const close = polled.data?.candles.at(-1)?.c
  const fromPoll =
    close === undefined ? null : { mark: close, at: clock.ofDevice(polled.dataUpdatedAt) }
  const fromStream = ticker === null ? null : { mark: ticker.data.mark, at: ticker.at }
  if (fromPoll === null || fromStream === null) return fromStream ?? fromPoll
  return fromPoll.at > fromStream.at ? fromPoll : fromStream
}

// Reads candles from the exchange's snapshots and streams and validates them.
import type { InfoClient, SubscriptionClient } from '@nktkas/hyperliquid'
import * as z from 'zod'
import { type Candle, intervalMs } from '../../../contract/market/market.ts'
import type { Logger } from '../../ops/port.ts'
import type { SeriesName } from './candle-archive.ts'
import { UnreadableAnswer } from '../exchange/failures.ts'
import { WireCandle, read } from '../exchange/responses.ts'
import { keepSubscribed } from '../exchange/subscription.ts'

/** The number of snapshot requests at the same time, because the exchange limits each address. */
const snapshotsAtOnce = 8

export interface CandleSource {
  /** Ascending; candles that overlap [from, to], with gaps where nothing was traded. */
  snapshot(name: SeriesName, from: number, to: number): Promise<Candle[]>
  /**
   * Returns a function that ends it. `onUp` is called when the exchange confirms the subscription, and when it is
   * lost.
   */
  follow(
    name: SeriesName,
    onCandle: (candle: Candle) => void,
    onUp: (isUp: boolean) => void,
  ): () => void
  /** Whether the connection that carries the streams is alive. */
  isAlive(): boolean
  /** Whether the exchange is not answering at all, so that a request would fail. */
  isHanging(): boolean
}

export function candleSource(
  subscriptions: SubscriptionClient,
  ask: (
    request: Parameters<InfoClient['candleSnapshot']>[0],
    shape: (answer: unknown) => Candle[],
  ) => Promise<Candle[]>,
  { isAlive, isHanging }: Pick<CandleSource, 'isAlive' | 'isHanging'>,
  log: Logger,
): CandleSource {
  const inTurn = turnstile(snapshotsAtOnce)
  return {
    isAlive,
    isHanging,
    snapshot: (name, from, to) =>
      inTurn(() => {
        const { symbol, interval } = name
        const startTime = Math.max(0, from)
        return ask({ coin: symbol, interval, startTime, endTime: to }, (answer) =>
          inOrder(read(z.array(WireCandle), answer), name),
        )
      }),
    follow: (name, onCandle, onUp) =>
      keepSubscribed(
        (onError) =>
          subscriptions.candle(
            { coin: name.symbol, interval: name.interval },
            (event) => {
              const parsed = WireCandle.safeParse(event)
              if (parsed.success && isAligned(parsed.data, name)) onCandle(parsed.data)
            },
            { onError },
          ),
        `the candle stream ${name.symbol} ${name.interval}`,
        log,
        onUp,
      ),
  }
}

function inOrder(candles: Candle[], name: SeriesName): Candle[] {
  const isRising = candles.every(({ t }, i) => t > (candles[i - 1]?.t ?? -1))
  if (isRising && candles.every((candle) => isAligned(candle, name))) return candles
  throw new UnreadableAnswer(`the ${name.interval} candles of ${name.symbol} are out of step`)
}

function isAligned({ t, T }: Candle, { interval }: SeriesName): boolean {
  return t % intervalMs[interval] === 0 && T === t + intervalMs[interval] - 1
}

function turnstile(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = []
  let inside = 0
  return async (work) => {
    if (inside >= limit) await new Promise<void>((enter) => queue.push(enter))
    else inside++
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next === undefined) inside--
      else next()
    }
  }
}

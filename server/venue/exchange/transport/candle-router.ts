// The SDK asks every listener of a channel about every message: with a thousand candle series that would be a million
// questions a second. Here one listener hears all candles and passes each on to those who follow its series.
import type { ISubscriptionTransport, WebSocketTransport } from '@nktkas/hyperliquid'

type Hear = (event: CustomEvent) => void

const isCandle = /"channel"\s*:\s*"candle"/

/** What `candle()` of the SDK takes as its transport. It lives as long as the socket. */
export function candleRouter(
  socket: Pick<WebSocketTransport, 'subscribe' | 'socket'>,
): ISubscriptionTransport {
  const followers = new Map<string, Set<Hear>>()

  socket.socket.addEventListener('message', ({ data }: { data: unknown }) => {
    if (typeof data !== 'string' || !isCandle.test(data)) return
    const detail = candleIn(data)
    if (detail === undefined) return
    for (const hear of followers.get(seriesOf(detail.s, detail.i)) ?? []) {
      hear(new CustomEvent('candle', { detail }))
    }
  })

  return {
    async subscribe(_channel, payload, listener, options) {
      const { coin, interval } = payload as { coin: string; interval: string }
      const series = seriesOf(coin, interval)
      const hear: Hear = (event) => listener(event)
      const leave = () => {
        const others = followers.get(series)
        others?.delete(hear)
        if (others?.size === 0) followers.delete(series)
      }
      const together = followers.get(series) ?? new Set()
      followers.set(series, together.add(hear))
      try {
        // A channel of which no message tells: the transport keeps the subscription, its listener hears nothing.
        const kept = await socket.subscribe(`candle ${series}`, payload, () => {}, {
          ...options,
          onError(error) {
            leave()
            options?.onError?.(error)
          },
        })
        return {
          unsubscribe() {
            leave()
            return kept.unsubscribe()
          },
        }
      } catch (error) {
        leave()
        throw error
      }
    },
  }
}

function seriesOf(coin: unknown, interval: unknown): string {
  return `${String(coin)} ${String(interval)}`
}

function candleIn(text: string): Record<string, unknown> | undefined {
  try {
    const message = JSON.parse(text) as { channel?: unknown; data?: unknown }
    const isRight = message.channel === 'candle' && typeof message.data === 'object'
    return isRight ? ((message.data as Record<string, unknown> | null) ?? undefined) : undefined
  } catch {
    return undefined
  }
}

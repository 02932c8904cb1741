import { setTimeout as sleep } from 'node:timers/promises'
import type * as contract from '../../contract/endpoints.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { Context } from '../context.ts'
import type { StreamAge } from '../venue/port.ts'
import type { Verb } from '../route.ts'

type Stream = OutputOf<typeof contract.getMarketHealth>['streams'][number]
type Status = Stream['status']

/** Milliseconds. The price of some market changes about every second. */
const tickerFreshMs = 10_000
/** Milliseconds. A market may have no trade for a while. */
const candleFreshMs = 60_000
/** After this many times as long without a message, a stream counts as down. */
const downFactor = 6

const worse: readonly Status[] = ['ok', 'stale', 'down']

export const getMarketHealth: Verb<Context, typeof contract.getMarketHealth> = async ({
  ctx: { exchange },
}) => {
  const assets = await Promise.race([exchange.assets().catch(() => []), atOnce()])
  const ticker = judge({ name: 'ticker', ageMs: exchange.streamAgeMs() }, tickerFreshMs)
  // Candle streams share the ticker's connection, so that none is fresher than the ticker.
  const candles = exchange.candleStreams().map((stream): Stream => {
    const own = judge(stream, candleFreshMs)
    return { ...own, status: worseOf(own.status, ticker.status) }
  })
  const streams = [ticker, ...candles]
  const isWell = streams.every(({ status }) => status === 'ok')
  return { status: isWell ? 'ok' : 'degraded', symbols: assets.length, streams }
}

/** A health check does not wait for a source that does not answer. */
const atOnce = () => sleep(100, [], { ref: false })

function judge({ name, ageMs }: StreamAge, freshMs: number): Stream {
  if (ageMs === null || ageMs > freshMs * downFactor) return { name, ageMs, status: 'down' }
  return { name, ageMs, status: ageMs > freshMs ? 'stale' : 'ok' }
}

function worseOf(one: Status, other: Status): Status {
  return worse.indexOf(one) > worse.indexOf(other) ? one : other
}

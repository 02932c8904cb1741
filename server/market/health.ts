import { setTimeout as sleep } from 'node:timers/promises'
import type * as contract from '../../contract/endpoints.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { Context } from '../context.ts'
import type { StreamAge } from '../venue/port.ts'
import type { Verb } from '../route.ts'

type Stream = OutputOf<typeof contract.getMarketHealth>['streams'][number]
type Status = Stream['status']

/** Prices of some market change about every second. */
const tickerFreshMs = 10_000
/** A market may be without a trade for a while. */
const candleFreshMs = 60_000
/** Silent for this many times as long, a stream counts as down. */
const downFactor = 6

const worse: readonly Status[] = ['ok', 'stale', 'down']

export const getMarketHealth: Verb<Context, typeof contract.getMarketHealth> = async ({
  ctx: { exchange },
}) => {
  const assets = await Promise.race([exchange.assets().catch(() => []), atOnce()])
  const ticker = judge({ name: 'ticker', ageMs: exchange.streamAgeMs() }, tickerFreshMs)
  // They share the connection: a candle stream is no fresher than the ticker.
  const candles = exchange.candleStreams().map((stream): Stream => {
    const own = judge(stream, candleFreshMs)
    return { ...own, status: worseOf(own.status, ticker.status) }
  })
  const streams = [ticker, ...candles]
  const isWell = streams.every(({ status }) => status === 'ok')
  return { status: isWell ? 'ok' : 'degraded', symbols: assets.length, streams }
}

/** Whoever asks how things are does not wait for what is not well. */
const atOnce = () => sleep(100, [], { ref: false })

function judge({ name, ageMs }: StreamAge, freshMs: number): Stream {
  if (ageMs === null || ageMs > freshMs * downFactor) return { name, ageMs, status: 'down' }
  return { name, ageMs, status: ageMs > freshMs ? 'stale' : 'ok' }
}

function worseOf(one: Status, other: Status): Status {
  return worse.indexOf(one) > worse.indexOf(other) ? one : other
}

// The streams that a client may ask for, and their names on the bus.
import { Interval } from '../../contract/market/market.ts'

export type Stream =
  | { kind: 'ticker'; symbol: string }
  | { kind: 'candle' | 'signal'; symbol: string; interval: Interval }
  | { kind: 'session'; sessionId: string }
  | { kind: 'own'; name: string }

export type MarketStream = Extract<Stream, { symbol: string }>

const ownNames = new Set(['positions', 'orders', 'balance', 'logs', 'notifications'])

/** Undefined when there is no such stream. */
export function parseStream(name: string): Stream | undefined {
  if (ownNames.has(name)) return { kind: 'own', name }
  const [kind, subject, interval, ...rest] = name.split('.')
  if (subject === undefined || subject === '' || rest.length > 0) return undefined
  if (kind === 'candle' || kind === 'signal') {
    const known = Interval.safeParse(interval)
    return known.success ? { kind, symbol: subject, interval: known.data } : undefined
  }
  if (interval !== undefined) return undefined
  if (kind === 'ticker') return { kind, symbol: subject }
  return kind === 'session' ? { kind, sessionId: subject } : undefined
}

/** A viewer's private streams carry the viewer's id on the bus, so that nobody receives another's. */
export function busNameOf(stream: Exclude<Stream, MarketStream>, userId: string): string {
  return stream.kind === 'session' ? `session.${stream.sessionId}` : `user.${userId}.${stream.name}`
}

export function isPrivateStream(name: string): boolean {
  const stream = parseStream(name)
  return stream !== undefined && !isMarketStream(stream)
}

export function isMarketStream(stream: Stream): stream is MarketStream {
  return 'symbol' in stream
}

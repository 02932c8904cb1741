// The streams that a client may ask for, and their names on the bus.
import { BookGrouping } from '../../contract/market/feeds.ts'
import { Interval } from '../../contract/market/market.ts'

export type Stream =
  | { kind: 'ticker' | 'trades' | 'market'; symbol: string }
  | { kind: 'book'; symbol: string; grouping: BookGrouping | null }
  | { kind: 'candle' | 'signal'; symbol: string; interval: Interval }
  | { kind: 'session'; sessionId: string }
  | { kind: 'own'; name: string }

export type MarketStream = Extract<Stream, { symbol: string }>

const plainKinds = ['ticker', 'trades', 'market'] as const
const ownNames = new Set([
  'positions',
  'orders',
  'balance',
  'logs',
  'notifications',
  'backtests',
  'decisions',
])

/** Undefined when there is no such stream. */
export function parseStream(name: string): Stream | undefined {
  if (ownNames.has(name)) return { kind: 'own', name }
  const [kind, subject, detail, ...rest] = name.split('.')
  if (subject === undefined || subject === '' || rest.length > 0) return undefined
  if (kind === 'candle' || kind === 'signal') {
    const known = Interval.safeParse(detail)
    return known.success ? { kind, symbol: subject, interval: known.data } : undefined
  }
  if (kind === 'book') {
    const grouping = detail === undefined ? null : BookGrouping.safeParse(detail).data
    return grouping === undefined ? undefined : { kind, symbol: subject, grouping }
  }
  if (detail !== undefined) return undefined
  const plain = plainKinds.find((one) => one === kind)
  if (plain !== undefined) return { kind: plain, symbol: subject }
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

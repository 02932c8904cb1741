// Candles and signals: a market's prices, and the engine's judgement of them.
import * as z from 'zod/mini'
import { divide, isZero, multiply, subtract } from '../decimal.ts'
import { defineEndpoint } from '../endpoint.ts'
import { DecimalString, QueryMs, UnixMs, queryInt } from '../primitives.ts'
import { besideWords } from '../reasons/reason-of.ts'
import { SignalReason } from '../reasons/signal-reasons.ts'

export const intervals = ['1m', '5m', '15m', '1h', '4h', '1d'] as const
export const Interval = z.enum(intervals)
export type Interval = z.infer<typeof Interval>

export const intervalMs: Record<Interval, number> = {
  '1m': 60_000,
  '5m': 300_000,
  '15m': 900_000,
  '1h': 3_600_000,
  '4h': 14_400_000,
  '1d': 86_400_000,
}

export const Candle = z.object({
  /** Open time. */
  t: UnixMs,
  /** Close time: one millisecond before the next candle opens. In the future while the candle is forming. */
  T: UnixMs,
  o: DecimalString,
  h: DecimalString,
  l: DecimalString,
  c: DecimalString,
  /** Base units. */
  v: DecimalString,
  /** Number of trades. */
  n: z.int(),
})
export type Candle = z.infer<typeof Candle>

export const Regime = z.enum(['trend_up', 'trend_down', 'range', 'volatile'])
export type Regime = z.infer<typeof Regime>

export const SignalComponent = z.object({
  name: z.string(),
  /** The indicator's value in its own unit. */
  value: z.number(),
  /** Share of the score, 0…1; all weights sum to 1. */
  weight: z.number(),
  /** −1 short … 1 long. */
  vote: z.number(),
})
export type SignalComponent = z.infer<typeof SignalComponent>

export const Signal = z.object({
  symbol: z.string(),
  interval: Interval,
  /** Close time of the candle that the signal was computed from. */
  at: UnixMs,
  side: z.enum(['long', 'short', 'flat']),
  /** −1 (short) … 1 (long): Σ weight × vote. */
  score: z.number(),
  regime: Regime,
  components: z.array(SignalComponent),
  /** Close of that candle. */
  price: DecimalString,
  /** One sentence a person can read. */
  reason: z.string(),
  /** The reason as data. */
  why: besideWords(SignalReason),
})
export type Signal = z.infer<typeof Signal>

/** Positions worth at least so many USD may have this leverage at most. */
export const MarginTier = z.object({ lowerBound: DecimalString, maxLeverage: z.number() })
export type MarginTier = z.infer<typeof MarginTier>

export const Asset = z.object({
  symbol: z.string(),
  assetIndex: z.int(),
  maxLeverage: z.number(),
  szDecimals: z.int(),
  /** Its positions use isolated margin; absent: they share the account's. */
  onlyIsolated: z.optional(z.literal(true)),
  /** Of large positions, rising; absent: `maxLeverage` holds for all. */
  marginTiers: z.optional(z.array(MarginTier)),
})
export type Asset = z.infer<typeof Asset>

// Longer than any real symbol: an unknown name is answered with the list of known ones.
const symbol = z.string().check(z.minLength(1), z.maxLength(200))
const symbolAndInterval = z.strictObject({ symbol, interval: Interval })
const CandleSeries = z.object({ symbol: z.string(), interval: Interval, candles: z.array(Candle) })

export const listMarketSymbols = defineEndpoint({
  id: 'market.symbols',
  method: 'GET',
  path: '/api/indicators/candles/aggregated/symbols',
  auth: 'public',
  summary: 'Markets that can be traded',
  output: z.object({ symbols: z.array(Asset) }),
  errors: ['EXCHANGE_UNAVAILABLE', 'EXCHANGE_BUSY'],
})

/** A market's last 24 hours, as the exchange reports them. */
export const MarketSummary = z.object({
  symbol: z.string(),
  /** The latest known price. */
  price: DecimalString,
  /** 24 hours before; null for a younger market. */
  priceBefore: z.nullable(DecimalString),
  /** The change between the two in percent, signed, two decimals. */
  changePct: z.nullable(z.number()),
  /** US dollars. */
  volume: DecimalString,
  /** The price 24 hours ago and at each full hour since, then now, for a spark line. Empty while unknown. */
  closes: z.array(DecimalString),
})
export type MarketSummary = z.infer<typeof MarketSummary>

/** The change from one price to another in percent, signed. */
export function changePct(from: DecimalString, to: DecimalString): DecimalString {
  return isZero(from) ? '0' : multiply(divide(subtract(to, from), from), 100)
}

export const listMarketSummaries = defineEndpoint({
  id: 'market.summary',
  method: 'GET',
  path: '/api/indicators/summary',
  auth: 'public',
  summary: 'The last 24 hours of every market',
  output: z.object({
    /** When the exchange reported it. */
    at: UnixMs,
    items: z.array(MarketSummary),
  }),
  errors: ['EXCHANGE_UNAVAILABLE', 'EXCHANGE_BUSY', 'EXCHANGE_TIMEOUT'],
})

export const listCandles = defineEndpoint({
  id: 'market.candles',
  method: 'GET',
  path: '/api/indicators/candles/:symbol/:interval',
  auth: 'public',
  summary:
    'The latest candles of a market, ascending; the last one is still forming, unless the exchange is away',
  params: symbolAndInterval,
  query: z.strictObject({ limit: queryInt(1, 5000, 500) }),
  output: CandleSeries,
  errors: ['NOT_FOUND', 'EXCHANGE_UNAVAILABLE', 'EXCHANGE_BUSY', 'EXCHANGE_TIMEOUT'],
})

/** From `from` on, or the latest before `to`; page back with `to` = the first candle's `t` − 1. */
export const listCandleHistory = defineEndpoint({
  id: 'market.history',
  method: 'GET',
  path: '/api/indicators/candles/history/:symbol',
  auth: 'public',
  summary: 'Candles of a past range, ascending, as far back as the exchange keeps them',
  params: z.strictObject({ symbol }),
  query: z.strictObject({
    interval: z._default(Interval, '1h'),
    from: z.optional(QueryMs),
    to: z.optional(QueryMs),
    limit: queryInt(1, 5000, 500),
  }),
  output: CandleSeries,
  errors: ['NOT_FOUND', 'EXCHANGE_UNAVAILABLE', 'EXCHANGE_BUSY', 'EXCHANGE_TIMEOUT'],
})

export const listLatestCandles = defineEndpoint({
  id: 'market.latestCandles',
  method: 'GET',
  path: '/api/indicators/candles/latest',
  auth: 'public',
  summary:
    'The forming candle of every market, by symbol; the last one known while the exchange is away',
  query: z.strictObject({ interval: z._default(Interval, '1m') }),
  output: z.record(z.string(), Candle),
  errors: ['EXCHANGE_UNAVAILABLE', 'EXCHANGE_BUSY', 'EXCHANGE_TIMEOUT'],
})

export const listAllSignals = defineEndpoint({
  id: 'market.allSignals',
  method: 'GET',
  path: '/api/indicators/signals/all/:interval',
  auth: 'public',
  summary: 'The latest signal of every market',
  params: z.strictObject({ interval: Interval }),
  output: z.object({ interval: Interval, items: z.array(Signal) }),
  errors: ['EXCHANGE_UNAVAILABLE', 'EXCHANGE_BUSY', 'EXCHANGE_TIMEOUT'],
})

export const getMarketHealth = defineEndpoint({
  id: 'market.health',
  method: 'GET',
  path: '/api/indicators/health',
  auth: 'public',
  summary: 'How old each market stream is',
  output: z.object({
    status: z.enum(['ok', 'degraded']),
    symbols: z.int(),
    streams: z.array(
      z.object({
        name: z.string(),
        /** Milliseconds since its last message; null before the first. */
        ageMs: z.nullable(z.int()),
        status: z.enum(['ok', 'stale', 'down']),
      }),
    ),
  }),
  errors: [],
})

export const listSignals = defineEndpoint({
  id: 'market.signals',
  method: 'GET',
  path: '/api/indicators/signals/:symbol/:interval',
  auth: 'public',
  summary: 'Signals of a market, one per closed candle, ascending',
  params: symbolAndInterval,
  query: z.strictObject({
    from: z.optional(QueryMs),
    to: z.optional(QueryMs),
    limit: queryInt(1, 5000, 200),
  }),
  output: z.object({
    symbol: z.string(),
    interval: Interval,
    latest: Signal,
    items: z.array(Signal),
  }),
  errors: ['NOT_FOUND', 'EXCHANGE_UNAVAILABLE', 'EXCHANGE_BUSY', 'EXCHANGE_TIMEOUT'],
})

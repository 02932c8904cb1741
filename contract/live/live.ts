// The WebSocket at /ws. Client: {"method":"SUBSCRIBE","params":["ticker.BTC"],"id":1} → {"id":1,"result":null}, then
// {"stream":"ticker.BTC","data":{…}}. Private streams want {"method":"AUTH","params":["<jwt>"],"id":0} first.
import * as z from 'zod/mini'
import { DecimalString, UnixMs } from '../primitives.ts'

/** Per request. */
export const mostLiveParams = 50

export const LiveRequest = z.strictObject({
  method: z.enum(['SUBSCRIBE', 'UNSUBSCRIBE', 'AUTH', 'PING']),
  params: z._default(
    z.array(z.string().check(z.maxLength(2048))).check(z.maxLength(mostLiveParams)),
    [],
  ),
  id: z.union([z.int(), z.string().check(z.maxLength(64))]),
})
export type LiveRequest = z.infer<typeof LiveRequest>

export const LiveReply = z.object({
  id: z.union([z.int(), z.string(), z.null()]),
  result: z.optional(z.null()),
  error: z.optional(z.object({ code: z.string(), message: z.string() })),
})
export type LiveReply = z.infer<typeof LiveReply>

/** `ticker.<symbol>` */
export const Ticker = z.object({
  symbol: z.string(),
  mark: DecimalString,
  mid: DecimalString,
  at: UnixMs,
  /**
   * Milliseconds: the age of the price when it was sent, by the server's clock. Large for the last known price after
   * an outage.
   */
  ageMs: z.optional(z.int().check(z.nonnegative())),
})
export type Ticker = z.infer<typeof Ticker>

/**
 * `candle.<symbol>.<interval>` carries a Candle, `signal.<symbol>.<interval>` a Signal; what `book`, `trades` and `market` carry is in
 * `market/feeds.ts`.
 */

/**
 * Private streams: `session.<id>`, and `positions`, `orders`, `balance`, `logs`, `notifications`, `backtests`,
 * `decisions` of the viewer. They
 * say that something changed, not what: the client reads it again by HTTP, so that there is one source of truth.
 */
export const EntityEvent = z.object({
  type: z.enum([
    'session.changed',
    'position.changed',
    'order.changed',
    'balance.changed',
    'log.added',
    'authority.changed',
    'notification',
    /** Something was told, or marked as read. */
    'notice.changed',
    /** It has gone on, or ended. */
    'backtest.changed',
    /** A sweep has gone on: nothing of it can be read before it ends. */
    'sweep.changed',
    /** A trader's model was asked, has answered, or its orders were carried out. */
    'decision.changed',
  ]),
  sessionId: z.optional(z.string()),
  positionId: z.optional(z.string()),
  /** Of `backtest.changed`, as "bt-001". */
  backtestId: z.optional(z.string()),
  /** Of `sweep.changed`: the program, and 0…1. */
  programId: z.optional(z.int()),
  progress: z.optional(z.number()),
  /** Of `decision.changed`: the trader, and the decision. */
  accountId: z.optional(z.int()),
  decisionId: z.optional(z.int()),
  at: UnixMs,
  message: z.optional(z.string()),
})
export type EntityEvent = z.infer<typeof EntityEvent>

export const LiveEvent = z.object({ stream: z.string(), data: z.unknown() })
export type LiveEvent = z.infer<typeof LiveEvent>

import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { DecimalString, PositionId, SessionId, Side, TradeId, UnixMs } from '../primitives.ts'

/** `net = realized + unrealized − fees + funding`. USDC. */
export const Pnl = z.object({
  /** Before fees: the closed part. */
  realized: DecimalString,
  /** Before fees: the open part, at the mark price. */
  unrealized: DecimalString,
  /** Paid; positive. */
  fees: DecimalString,
  /** Positive when received. */
  funding: DecimalString,
  net: DecimalString,
  /** Percent of the budget (for a position, of its share of the budget). */
  netPct: z.number(),
})
export type Pnl = z.infer<typeof Pnl>

/** Why the position, or its last part, was closed. */
export const closeReasons = [
  'take_profit',
  'stop_loss',
  'signal',
  'session_end',
  'manual',
  'liquidated',
  /** The exchange delisted the market. */
  'settled',
  /** The exchange closed it because of another account's bankruptcy. */
  'deleveraged',
  /** What is left is too small for the exchange to close: `size` remains there. */
  'dust',
  /** The exchange does not hold the position any more, and reports no fill that closed it. */
  'unaccounted',
  /** Closed by the exchange in a way that this server does not know; the log has the exchange's text. */
  'unknown',
] as const
export const CloseReason = z.enum(closeReasons)
export type CloseReason = z.infer<typeof CloseReason>

export const Protection = z.enum(['on_exchange', 'watched', 'none'])
export type Protection = z.infer<typeof Protection>

export const Position = z.object({
  id: PositionId,
  tradeId: TradeId,
  sessionId: SessionId,
  symbol: z.string(),
  side: Side,
  /** Base units still open, unsigned. */
  size: DecimalString,
  /** Base units opened in total, unsigned; stays when the position is closed. */
  enteredSize: DecimalString,
  /** Average price; "0" until the first fill. */
  entryPrice: DecimalString,
  markPrice: DecimalString,
  leverage: z.number(),
  takeProfitPrice: z.nullable(DecimalString),
  stopLossPrice: z.nullable(DecimalString),
  liquidationPrice: z.nullable(DecimalString),
  /** Where take-profit and stop are kept: resting on the exchange, watched by the server, or nowhere. */
  protection: Protection,
  pnl: Pnl,
  status: z.enum(['opening', 'open', 'closing', 'closed']),
  openedAt: UnixMs,
  closedAt: z.nullable(UnixMs),
  /** Average; null while open. */
  exitPrice: z.nullable(DecimalString),
  closeReason: z.nullable(CloseReason),
})
export type Position = z.infer<typeof Position>

/** `unknown`: the exchange did not answer; it is asked by client order id until it does. */
export const CloseResult = z.enum(['closed', 'partial', 'unknown', 'failed'])
export type CloseResult = z.infer<typeof CloseResult>

/** The part of a position to close, 0…1; all of it by default. */
const CloseFraction = z._default(
  z.strictObject({ fraction: z._default(z.number().check(z.gt(0), z.lte(1)), 1) }),
  { fraction: 1 },
)

export const closePosition = defineEndpoint({
  id: 'positions.close',
  method: 'POST',
  path: '/trading-sessions/positions/:positionId/close',
  auth: 'viewer',
  scope: 'trade',
  summary: 'Close a position, or a fraction of it, at the market; never turns it around',
  params: z.strictObject({ positionId: PositionId }),
  body: CloseFraction,
  output: z.object({
    position: Position,
    result: CloseResult,
    fill: z.optional(z.object({ size: DecimalString, price: DecimalString, fee: DecimalString })),
  }),
  errors: [
    'NOT_FOUND',
    'POSITION_NOT_OPEN',
    'AGENT_NOT_APPROVED',
    'EXCHANGE_REJECTED',
    'EXCHANGE_UNAVAILABLE',
    'EXCHANGE_BUSY',
    ...idempotencyErrors,
  ],
})

export const createCloseSignature = defineEndpoint({
  id: 'positions.closeSignature',
  method: 'POST',
  path: '/trading-sessions/positions/:positionId/close-signature',
  auth: 'viewer',
  scope: 'trade',
  summary:
    'A reduce-only close, signed by the agent, for the browser to post to the exchange when this server cannot reach it',
  params: z.strictObject({ positionId: PositionId }),
  body: CloseFraction,
  output: z.object({
    /** Post `{ action, nonce, signature, expiresAfter: expiresAt }` to `/exchange` at `exchangeUrl`. */
    action: z.record(z.string(), z.unknown()),
    nonce: z.int(),
    signature: z.object({ r: z.string(), s: z.string(), v: z.int() }),
    exchangeUrl: z.string(),
    /** Epoch milliseconds from which on the exchange refuses it. */
    expiresAt: UnixMs,
  }),
  errors: [
    'NOT_FOUND',
    'POSITION_NOT_OPEN',
    'AGENT_NOT_APPROVED',
    ...idempotencyErrors,
    ...exchangeErrors,
  ],
})

export const closeTrade = defineEndpoint({
  id: 'trades.close',
  method: 'POST',
  path: '/trading-sessions/trades/:tradeId/close',
  auth: 'viewer',
  scope: 'trade',
  summary: 'Close every position of a trade; each result stands on its own',
  params: z.strictObject({ tradeId: TradeId }),
  output: z.object({
    tradeId: TradeId,
    results: z.array(
      z.object({
        positionId: PositionId,
        symbol: z.string(),
        result: CloseResult,
        message: z.optional(z.string()),
      }),
    ),
  }),
  errors: ['NOT_FOUND', 'TRADE_NOT_OPEN', ...idempotencyErrors],
})

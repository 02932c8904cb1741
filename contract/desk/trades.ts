// The endpoints for trades by hand.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { queryInt } from '../primitives.ts'
import { riskChecks } from './risk-checks.ts'
import { Amount, Share, desk } from './shared.ts'
import {
  DeskTrade,
  NewBreakEven,
  NewTargets,
  NewTrade,
  Placed,
  TradeCheck,
  TradeId,
  TradeStatus,
} from './trade.ts'

const idOf = z.strictObject({ id: TradeId })

/** A refusal by a rule has status 422 here, also where other endpoints use 409. */
const statuses = { INSUFFICIENT_BALANCE: 422 } as const
const checkErrors = [
  ...riskChecks,
  'NOT_FOUND',
  'MARKET_TAKEN',
  'OPPOSITE_SIDE',
  'VENUE_READ_ONLY',
  ...exchangeErrors,
] as const
const actErrors = [
  'NOT_FOUND',
  'TRADE_NOT_OPEN',
  'POSITION_NOT_OPEN',
  'AGENT_NOT_APPROVED',
  'EXCHANGE_REJECTED',
  ...idempotencyErrors,
  ...exchangeErrors,
] as const

export const checkTrade = defineEndpoint({
  ...desk,
  id: 'desk.check',
  statuses,
  method: 'POST',
  path: '/api/v1/trades/check',
  scope: 'trade',
  summary:
    'What would become of a trade: its size, its risk and the nine checks. Nothing is placed',
  query: z.strictObject({
    /** The person wanted to place it: what a limit refuses is remembered, for what limits save and cost. */
    attempted: z._default(z.enum(['true', 'false']), 'false'),
  }),
  body: NewTrade,
  output: TradeCheck,
  errors: [...checkErrors, ...idempotencyErrors],
})

export const createTrade = defineEndpoint({
  ...desk,
  id: 'desk.create',
  statuses,
  method: 'POST',
  path: '/api/v1/trades',
  scope: 'trade',
  keyField: 'idempotency_key',
  summary: 'Place an entry with its stop and targets, if every check passes',
  body: NewTrade,
  output: Placed,
  status: 201,
  errors: [
    ...checkErrors,
    'AGENT_NOT_APPROVED',
    'BUILDER_FEE_NOT_APPROVED',
    'EXCHANGE_REJECTED',
    ...idempotencyErrors,
  ],
})

export const listTrades = defineEndpoint({
  ...desk,
  id: 'desk.list',
  method: 'GET',
  path: '/api/v1/trades',
  summary: 'Trades by hand that live, newest first; those in another state with `status`',
  query: z.strictObject({
    status: z.optional(TradeStatus),
    page: queryInt(1, 100_000, 1),
    limit: queryInt(1, 100, 50),
  }),
  output: z.object({
    items: z.array(DeskTrade),
    total: z.int(),
    page: z.int(),
    limit: z.int(),
  }),
  errors: [],
})

export const getTrade = defineEndpoint({
  ...desk,
  id: 'desk.get',
  method: 'GET',
  path: '/api/v1/trades/:id',
  summary: 'One trade by hand, as it stands now',
  params: idOf,
  output: DeskTrade,
  errors: ['NOT_FOUND'],
})

export const cancelTrade = defineEndpoint({
  ...desk,
  id: 'desk.cancel',
  method: 'DELETE',
  path: '/api/v1/trades/:id',
  scope: 'trade',
  summary: 'Take back entry, stop and targets, and close what is open at the market',
  params: idOf,
  output: DeskTrade,
  errors: actErrors,
})

export const closeTradePart = defineEndpoint({
  ...desk,
  id: 'desk.closePart',
  method: 'POST',
  path: '/api/v1/trades/:id/close',
  scope: 'trade',
  summary:
    'Close a part of what is open at the market, or all of it; the stop keeps resting, and follows to what is left',
  params: idOf,
  body: z.union([
    /** Of what is open. */
    z.strictObject({ percent: Share }),
    /** Base units; more than is open closes all of it. */
    z.strictObject({ quantity: Amount }),
  ]),
  output: DeskTrade,
  errors: actErrors,
})

export const moveTradeStop = defineEndpoint({
  ...desk,
  id: 'desk.moveStop',
  statuses,
  method: 'PUT',
  path: '/api/v1/trades/:id/sl',
  scope: 'trade',
  summary:
    'Move the stop. While the entry waits, the size follows so that the money at risk stays; later the new stop rests before the old one goes',
  params: idOf,
  body: z.strictObject({ price: Amount }),
  output: DeskTrade,
  errors: [...riskChecks, 'MARKET_TAKEN', 'OPPOSITE_SIDE', ...actErrors],
})

export const setTradeTargets = defineEndpoint({
  ...desk,
  id: 'desk.setTargets',
  method: 'PUT',
  path: '/api/v1/trades/:id/tp',
  scope: 'trade',
  summary: 'Other targets instead of those that were not reached yet',
  params: idOf,
  body: z.union([
    z.strictObject({ take_profit: NewTargets }),
    z.strictObject({
      price: Amount,
      percent_to_close: z._default(Share, 100),
    }),
  ]),
  output: DeskTrade,
  errors: actErrors,
})

export const setTradeBreakEven = defineEndpoint({
  ...desk,
  id: 'desk.breakEven',
  method: 'PUT',
  path: '/api/v1/trades/:id/breakeven',
  scope: 'trade',
  summary:
    'Have the stop move to where nothing is lost once the price is there, once; a trigger of 0 moves it now. Without a body: on or off',
  params: idOf,
  body: z.optional(z.strictObject({ ...NewBreakEven.shape, enabled: z.optional(z.boolean()) })),
  output: DeskTrade,
  errors: actErrors,
})

export const cleanUpTrades = defineEndpoint({
  ...desk,
  id: 'desk.cleanUp',
  method: 'POST',
  path: '/api/v1/trades/cleanup',
  scope: 'trade',
  summary:
    'End trades that wait for an entry which the exchange does not know any more, nothing else',
  output: z.object({ cleaned: z.int(), groups: z.array(DeskTrade) }),
  errors: [...idempotencyErrors, ...exchangeErrors],
})

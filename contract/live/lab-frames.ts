// The lab's frames on /ws, as its documents have them: `{type, request_id?, data}` to and fro. A socket speaks them when it was
// opened with `?session_token=…`, or when its first frame has a `type`.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { SymbolName } from '../lab/lab-shared.ts'
import { TraderPosition } from '../traders/trader-positions.ts'
import { RowId } from '../traders/trader-shared.ts'

export const labChannels = [
  'trades',
  'positions',
  'model_chat',
  'asset_curve',
  'backtests',
  'prices',
] as const
const curveTimeframes = ['5m', '1h', '1d'] as const

const request_id = z.optional(z.union([z.int(), z.string().check(z.maxLength(128))]))
const frame = <Type extends string, Data extends z.ZodMiniType>(type: Type, data: Data) =>
  z.strictObject({ type: z.literal(type), request_id, data })
const plain = <Type extends string>(type: Type) =>
  z.strictObject({ type: z.literal(type), request_id, data: z.optional(z.looseObject({})) })
const Positive = z.number().check(z.positive())

const PlacedOrder = z.strictObject({
  /** The trader; absent: the one that was switched to. */
  account_id: z.optional(RowId),
  symbol: SymbolName,
  side: z.enum(['buy', 'sell']),
  /** Units of the coin. */
  quantity: Positive,
  order_type: z.optional(z.literal('market')),
  leverage: z.optional(z.int().check(z.gte(1), z.lte(100))),
  /** Prices in USDC. */
  stop: z.optional(Positive),
  target: z.optional(Positive),
})
export type PlacedOrder = z.infer<typeof PlacedOrder>

export const LabRequest = z.discriminatedUnion('type', [
  frame('connect', z.strictObject({ token: z.string().check(z.maxLength(2048)) })),
  plain('bootstrap'),
  frame(
    'subscribe',
    z.strictObject({
      channels: z.array(z.enum(labChannels)).check(z.minLength(1), z.maxLength(20)),
      /** Of the channel `prices`; absent: the markets of the person’s traders. */
      symbols: z.optional(z.array(SymbolName).check(z.minLength(1), z.maxLength(50))),
    }),
  ),
  z.strictObject({
    type: z.literal('get_snapshot'),
    request_id,
    data: z.optional(z.strictObject({ account_id: z.optional(RowId) })),
  }),
  frame(
    'get_asset_curve',
    z.strictObject({
      account_id: z.optional(RowId),
      timeframe: z._default(z.enum(curveTimeframes), '1h'),
    }),
  ),
  frame('switch_account', z.strictObject({ account_id: RowId })),
  frame('place_order', PlacedOrder),
  plain('ping'),
])
export type LabRequest = z.infer<typeof LabRequest>

const ActiveOrder = z.object({
  position_id: z.string(),
  account_id: RowId,
  symbol: z.string(),
  side: z.enum(['buy', 'sell']),
  status: z.literal('opening'),
})

const LabAccount = z.object({
  id: RowId,
  name: z.string(),
  account_type: z.enum(['prompt', 'program']),
  model: z.nullable(z.string()),
  state: z.enum(['active', 'paused', 'error']),
  /** USDC: budget and result; null without a budget. */
  equity: z.nullable(z.number()),
  /** USDC after fees and funding, with open positions at the mark. */
  net_pnl: z.number(),
})
export type LabAccount = z.infer<typeof LabAccount>

const holdings = { positions: z.array(TraderPosition), active_orders: z.array(ActiveOrder) }

export const LabSnapshot = z.object({
  /** Null: of all traders together. */
  account_id: z.nullable(RowId),
  equity: z.nullable(z.number()),
  net_pnl: z.number(),
  ...holdings,
})
export type LabSnapshot = z.infer<typeof LabSnapshot>

export const LabBootstrap = z.object({ accounts: z.array(LabAccount), ...holdings })
export type LabBootstrap = z.infer<typeof LabBootstrap>

/** A fill. */
export const LabTrade = z.object({
  id: z.string(),
  account_id: RowId,
  position_id: z.string(),
  symbol: z.string(),
  side: z.enum(['buy', 'sell']),
  quantity: z.number(),
  price: z.number(),
  /** USDC. */
  fee: z.number(),
  /** USDC before fees: the closed part. */
  pnl: z.number(),
  timestamp: IsoTime,
})
export type LabTrade = z.infer<typeof LabTrade>

export const LabCurve = z.object({
  account_id: RowId,
  timeframe: z.enum(curveTimeframes),
  /** `[epoch milliseconds, net USDC]`, oldest first: the last of each span, then now. */
  points: z.array(z.tuple([z.int(), z.number()])),
})
export type LabCurve = z.infer<typeof LabCurve>

/** What became of an order. `decided` or `sent`: it is not known yet. */
export const LabPlaced = z.object({
  id: RowId,
  account_id: RowId,
  symbol: z.string(),
  side: z.enum(['buy', 'sell']),
  status: z.enum(['decided', 'sent', 'done', 'refused', 'failed', 'missed']),
  /** As the rules left it. */
  quantity: z.nullable(z.number()),
  order_id: z.nullable(z.string()),
  /** Why nothing, or something else, came of it. */
  error: z.nullable(z.string()),
})
export type LabPlaced = z.infer<typeof LabPlaced>

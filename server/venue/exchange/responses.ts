// The parts of the exchange's answers that we use. The SDK hands them over unchecked.
import * as z from 'zod'
import { UnreadableAnswer } from './failures.ts'
import { isPlainDecimal, plainDecimal } from './wire-decimal.ts'

const decimal = z.string().refine(isPlainDecimal, 'must be a decimal').transform(plainDecimal)
const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform((text): `0x${string}` => `0x${text.slice(2).toLowerCase()}`)
const cloid = z
  .string()
  .regex(/^0x[0-9a-fA-F]{32}$/)
  .transform((text): `0x${string}` => `0x${text.slice(2).toLowerCase()}`)
  .nullish()
const ms = z.int().nonnegative()

/** A market that cannot be read keeps its place, since places are numbers, and is not traded. */
const unreadableMarket = { name: '', szDecimals: 0, maxLeverage: 1, isDelisted: true }

export const Meta = z.object({
  universe: z.array(
    z
      .object({
        name: z.string(),
        szDecimals: z.int().min(0).max(8),
        maxLeverage: z.number().positive(),
        isDelisted: z.boolean().nullish(),
        onlyIsolated: z.boolean().nullish(),
        marginMode: z.string().nullish(),
        marginTableId: z.int().nullish(),
      })
      .catch(unreadableMarket),
  ),
  marginTables: z
    .array(
      z.tuple([
        z.int(),
        z.object({
          marginTiers: z.array(
            z.object({ lowerBound: decimal, maxLeverage: z.number().positive() }),
          ),
        }),
      ]),
    )
    .nullish()
    .catch(null),
})

export const WireCandle = z.object({
  t: ms,
  T: ms,
  o: decimal,
  h: decimal,
  l: decimal,
  c: decimal,
  v: decimal,
  n: z.int().nonnegative(),
})

const order = z.object({
  coin: z.string(),
  side: z.enum(['B', 'A']),
  sz: decimal,
  origSz: decimal,
  oid: z.int(),
  timestamp: ms,
  cloid,
  reduceOnly: z.boolean().optional(),
  isTrigger: z.boolean().optional(),
  triggerPx: decimal.optional(),
})

const WireOrder = order.extend({ children: z.array(order).optional() })
export type WireOrder = z.output<typeof WireOrder>
export const OpenOrders = z.array(WireOrder)

export const OrderStatus = z.union([
  z.object({
    status: z.literal('order'),
    order: z.object({ order: WireOrder, status: z.string(), statusTimestamp: ms }),
  }),
  z.object({ status: z.literal('unknownOid') }),
])

const Fill = z.object({
  coin: z.string(),
  px: decimal,
  sz: decimal,
  side: z.enum(['B', 'A']),
  time: ms,
  startPosition: decimal,
  dir: z.string(),
  closedPnl: decimal,
  oid: z.int(),
  tid: z.int(),
  fee: decimal,
  feeToken: z.string().nullish(),
  builderFee: decimal.nullish(),
  cloid,
  liquidation: z.object({ liquidatedUser: address.nullish() }).nullish(),
})
export type WireFill = z.output<typeof Fill>
export const Fills = z.array(Fill)
const SliceFill = z.object({ fill: Fill })

export interface FillRows {
  fills: WireFill[]
  /** Rows that cannot be read as a fill. */
  unreadable: unknown[]
}

/** A row that cannot be read does not hold up the others. Throws UnreadableAnswer when the answer is not a list. */
export function readFills(answer: unknown): FillRows {
  const rows = read(z.array(z.unknown()), answer).map((row) => ({ row, told: Fill.safeParse(row) }))
  return {
    fills: rows.flatMap(({ told }) => told.data ?? []),
    unreadable: rows.flatMap(({ row, told }) => (told.success ? [] : [row])),
  }
}

/** Fills of time-weighted orders. */
export function readSlices(answer: unknown): FillRows {
  const rows = read(z.array(z.unknown()), answer)
  const slices = rows.map((row) => SliceFill.safeParse(row).data?.fill ?? row)
  return readFills(slices)
}

export const ExtraAgents = z.array(
  z.object({
    address,
    name: z.string(),
    validUntil: ms.nullish().transform((until) => until ?? null),
  }),
)

export const UserRole = z.union([
  z.object({ role: z.literal('agent'), data: z.object({ user: address }) }),
  z.object({ role: z.literal('subAccount'), data: z.object({ master: address }) }),
  z.object({ role: z.string() }),
])

export const ActiveAssetData = z.object({ availableToTrade: z.tuple([decimal, decimal]) })

export const BuilderFee = z.number().nonnegative()
export const Rewards = z.object({ unclaimedRewards: decimal })

export const OrderStatuses = z.object({
  response: z.object({ data: z.object({ statuses: z.array(z.unknown()) }) }),
})

export const PlacedStatus = z.union([
  z.object({ resting: z.object({ oid: z.int(), cloid }) }),
  z.object({
    filled: z.object({ totalSz: decimal, avgPx: decimal, oid: z.int(), cloid }),
  }),
  z.object({ error: z.string() }),
  z.enum(['waitingForFill', 'waitingForTrigger']),
])

export function read<S extends z.ZodType>(schema: S, answer: unknown): z.output<S> {
  const parsed = schema.safeParse(answer)
  if (!parsed.success) {
    throw new UnreadableAnswer(z.prettifyError(parsed.error).slice(0, 300))
  }
  return parsed.data
}

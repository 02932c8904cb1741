// Live against backtest: what a bound program did beside what a backtest did over the same time.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { RowId, idOf, traderCase } from '../traders/trader-shared.ts'
import { NamedId } from './lab-shared.ts'

/**
 * `price`: decided by another price. `fill`: filled farther from it, or nearer. `size`: rules or money left another one.
 * `refused`: a rule said no on one side alone. `failed`: its run or order failed. `missed_look`: nobody looked then.
 * `decided_otherwise`: it was looked at, and decided later or not at all. `unknown_look`: too long ago to tell.
 * `only_live`: the backtest has nothing like it.
 */
const differenceKinds = [
  'price',
  'fill',
  'fee',
  'funding',
  'size',
  'refused',
  'failed',
  'missed_look',
  'decided_otherwise',
  'unknown_look',
  'only_live',
] as const

const ComparedDifference = z.object({
  kind: z.enum(differenceKinds),
  message: z.string(),
  /** Of `price` and `fill`: USDC; of `fee`: USDC a unit of the coin; of `funding`: USDC; of `size`: units. */
  live: z.nullable(z.number()),
  tested: z.nullable(z.number()),
  /** By how much it made the live result better; negative: worse. Null where it cannot be counted. */
  usd: z.nullable(z.number()),
  /** How much later it was decided live after all; null: never, or not late. */
  late_ms: z.nullable(z.int()),
})
export type ComparedDifference = z.infer<typeof ComparedDifference>

/** A decision and what came of it, or a fill that the market caused. */
const ComparedSide = z.object({
  /** Of a live decision. */
  execution_id: z.nullable(RowId),
  /** Of the backtest's. */
  trigger_id: z.nullable(z.string()),
  at: IsoTime,
  action: z.enum(['buy', 'sell', 'close']),
  cause: z.enum(['order', 'stop', 'target', 'liquidation', 'end']),
  /** What it was decided by. */
  price: z.nullable(z.number()),
  /** Mean of its fills; null: nothing came of it. */
  fill_price: z.nullable(z.number()),
  /** Units of the coin; negative: sold. */
  quantity: z.nullable(z.number()),
  /** USDC, positive. */
  fee: z.nullable(z.number()),
  /** USDC that the position which ended with it received; negative: paid. */
  funding: z.number(),
  /** Why nothing came of it. */
  error: z.nullable(z.string()),
})
export type ComparedSide = z.infer<typeof ComparedSide>

export const compareBinding = defineEndpoint({
  ...traderCase,
  id: 'bindings.comparison',
  method: 'GET',
  path: '/api/programs/bindings/:id/comparison',
  summary:
    'What a binding did beside a backtest of its program over the same time, with every difference explained',
  params: idOf,
  /** The latest completed backtest of the program by default. */
  query: z.strictObject({ backtest_id: z.optional(NamedId) }),
  output: z.object({
    binding_id: RowId,
    /** Null: its program has no completed backtest of the binding's markets yet. */
    backtest_id: z.nullable(z.string()),
    /** What is compared; null without a backtest, or where the two have no time in common. */
    from: z.nullable(IsoTime),
    to: z.nullable(IsoTime),
    /** As text: what the backtest was run with that the binding is not, such as other params. */
    settings: z.array(z.string()),
    /** In the order of time. */
    rows: z.array(
      z.object({
        symbol: z.string(),
        at: IsoTime,
        live: z.nullable(ComparedSide),
        tested: z.nullable(ComparedSide),
        /** None: the same. */
        differences: z.array(ComparedDifference),
      }),
    ),
    /** USDC by which differences made the live result better. */
    totals: z.object({
      price: z.number(),
      fill: z.number(),
      fee: z.number(),
      funding: z.number(),
    }),
  }),
  errors: ['NOT_FOUND'],
})

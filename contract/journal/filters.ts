// The journal's filters: the same for the list of trades, the analytics and the export.
import * as z from 'zod/mini'
import { TradeOrigin } from './journal-trade.ts'
import { Day, TimeZone } from './journal-shared.ts'

const Name = z.string().check(z.minLength(1), z.maxLength(64))

export const tradeFilters = {
  exchange: z.optional(Name),
  /** "BTC_USDT"; "BTC" means every market of it. */
  symbol: z.optional(Name),
  side: z.optional(z.enum(['buy', 'sell', 'long', 'short'])),
  origin: z.optional(TradeOrigin),
  /** The name or the id of a tag; "none": trades without tags. */
  tag: z.optional(Name),
  /** A setup; "none": trades without one. */
  setup: z.optional(Name),
  /** `loss`: a net result of 0 or less. */
  result: z.optional(z.enum(['win', 'loss'])),
  /** Whether it had a stop and a target when it was opened. */
  planned: z.optional(z.enum(['yes', 'no'])),
  /** Part of symbol, setup, tag or notes, any case. */
  q: z.optional(z.string().check(z.maxLength(200))),
  /** Days in `tz` on which trades closed, first and last included. */
  date_from: z.optional(Day),
  date_to: z.optional(Day),
  tz: TimeZone,
}

export const TradeFilters = z.strictObject(tradeFilters)
export type TradeFilters = z.infer<typeof TradeFilters>

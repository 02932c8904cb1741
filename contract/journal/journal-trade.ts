// A closed trade: a session's position, a trade by hand, or a round trip from another account's history. Symbols are
// written "BTC_USDT", as everywhere in the desk's API.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { DecimalString } from '../primitives.ts'
import { closeReasons } from '../trading/positions.ts'

export const tradeOrigins = ['session', 'manual', 'program', 'import'] as const
export const TradeOrigin = z.enum(tradeOrigins)
export type TradeOrigin = z.infer<typeof TradeOrigin>

/**
 * `live`: from fills in the books of this server. `import`: from fills of another account. `typed`: entered without
 * fills, and outside the ledger sum.
 */
export const tradeSources = ['live', 'import', 'typed'] as const
export const TradeSource = z.enum(tradeSources)
export type TradeSource = z.infer<typeof TradeSource>

export const TradeTag = z.object({ id: z.string(), name: z.string(), color: z.string() })
export type TradeTag = z.infer<typeof TradeTag>

const Money = DecimalString

export const JournalTrade = z.object({
  id: z.string(),
  /** The trade by hand that it is the end of; null for others. */
  trade_group_id: z.nullable(z.string()),
  /** The session that made it; null for others. */
  session_id: z.nullable(z.string()),
  /** The exchange account that it was imported from; null for the viewer's own account here. */
  account_id: z.nullable(z.string()),
  origin: TradeOrigin,
  exchange: z.string(),
  symbol: z.string(),
  side: z.enum(['buy', 'sell']),
  /** Average prices of what was opened and of what was closed. */
  entry_price: DecimalString,
  exit_price: DecimalString,
  /** Base units: everything that was opened. */
  quantity: DecimalString,
  /** Null where it is not known. */
  leverage: z.nullable(z.number()),
  /** USDC before fees and funding. */
  realized_pnl: Money,
  /** USDC paid. */
  fees: Money,
  /** USDC received while it was open; negative: paid. */
  funding: Money,
  /** realized_pnl − fees + funding, USDC. Null while `status` is `reconciling`. */
  net_pnl: z.nullable(Money),
  /** The first stop and the nearest first target; null without one. */
  stop_loss: z.nullable(DecimalString),
  target: z.nullable(DecimalString),
  /** USDC that the first stop would have lost; null without a stop. */
  risk_amount: z.nullable(Money),
  /** net_pnl ÷ risk_amount. */
  r_multiple: z.nullable(DecimalString),
  /**
   * The worst (at most 0) and the best (at least 0) result while it was open, before fees and funding, from candles:
   * USDC, and in R. Null until they are known, or where there are no candles.
   */
  mae: z.nullable(Money),
  mfe: z.nullable(Money),
  mae_r: z.nullable(DecimalString),
  mfe_r: z.nullable(DecimalString),
  opened_at: IsoTime,
  closed_at: IsoTime,
  duration_secs: z.int(),
  close_reason: z.nullable(z.enum(closeReasons)),
  setup_tag: z.nullable(z.string()),
  /** Whether it had a stop and a target when it was opened. */
  planned: z.boolean(),
  /** `reconciling`: a funding payment of its time may still be missing. */
  status: z.enum(['final', 'reconciling']),
  source: TradeSource,
  /** Markdown; empty without notes. */
  notes: z.string(),
  tags: z.array(TradeTag),
})
export type JournalTrade = z.infer<typeof JournalTrade>

const JournalFill = z.object({
  id: z.string(),
  at: IsoTime,
  side: z.enum(['buy', 'sell']),
  kind: z.enum(['entry', 'exit']),
  price: DecimalString,
  /** Base units: the part of the fill that belongs to this trade. */
  quantity: DecimalString,
  /** USDC paid. */
  fee: Money,
})

export const JournalTradeDetail = z.extend(JournalTrade, {
  /** What was written about it, oldest first. */
  entries: z.array(
    z.object({
      id: z.string(),
      entry_type: z.string(),
      entry_date: IsoTime,
      title: z.string(),
    }),
  ),
  /** In the order in which they happened. Empty for a trade that was typed. */
  fills: z.array(JournalFill),
  /** The stop's price each time that it was set, oldest first. */
  stops: z.array(z.object({ at: IsoTime, price: DecimalString })),
  /** Nearest first. */
  targets: z.array(
    z.object({
      price: DecimalString,
      /** Base units; null: whatever the other targets left. */
      quantity: z.nullable(DecimalString),
      filled_quantity: DecimalString,
      status: z.enum(['reached', 'cancelled', 'replaced']),
      /** When it was set, and when it was reached or replaced; null where that was not noted, or did not happen. */
      set_at: z.nullable(IsoTime),
      ended_at: z.nullable(IsoTime),
    }),
  ),
  /** Funding payments of its market while it was open, of the whole account; oldest first. */
  funding_payments: z.array(z.object({ at: IsoTime, amount: Money })),
})
export type JournalTradeDetail = z.infer<typeof JournalTradeDetail>

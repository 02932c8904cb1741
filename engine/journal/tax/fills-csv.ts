// Fills as CSV, one a line, with nothing summed up.
import { add, multiply } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import { csvLines } from '../../csv.ts'

export interface TaxFill {
  /** The exchange's ids of the fill and of its order. */
  tid: number
  oid: number
  at: UnixMs
  /** As the exchange calls it: "BTC". */
  symbol: string
  isBuy: boolean
  /** As the exchange words it: "Open Long". */
  direction: string
  /** Base units, and USDC for one. */
  size: DecimalString
  price: DecimalString
  /** USDC paid. */
  fee: DecimalString
  /** The token and amount that the fee was paid in; null: USDC. */
  feeToken: string | null
  feeAmount: DecimalString | null
  /** USDC by which this fill changed the result, before fees. */
  closedPnl: DecimalString
  isLiquidation: boolean
  /** Null for a fill that was not made here. */
  positionId: string | null
  mandateId: string | null
}

const columns: Record<string, (fill: TaxFill) => string> = {
  time_utc: ({ at }) => new Date(at).toISOString(),
  market: ({ symbol }) => symbol,
  side: ({ isBuy }) => (isBuy ? 'buy' : 'sell'),
  what: ({ direction }) => direction,
  size: ({ size }) => add(size),
  price_usdc: ({ price }) => add(price),
  value_usdc: ({ size, price }) => multiply(size, price),
  fee_usdc: ({ fee }) => add(fee),
  fee_paid: ({ fee, feeAmount }) => add(feeAmount ?? fee),
  fee_token: ({ feeToken }) => feeToken ?? 'USDC',
  realized_pnl_usdc: ({ closedPnl }) => add(closedPnl),
  liquidation: ({ isLiquidation }) => String(isLiquidation),
  fill_id: ({ tid }) => String(tid),
  order_id: ({ oid }) => String(oid),
  position_id: ({ positionId }) => positionId ?? '',
  mandate_id: ({ mandateId }) => mandateId ?? '',
}

export const fillsHead = csvLines([Object.keys(columns)])

export function fillLine(fill: TaxFill): string {
  return csvLines([Object.values(columns).map((of) => of(fill))])
}

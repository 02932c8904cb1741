// A trade as requested, and the plan after it was checked.
import type { Asset } from '../../contract/market/market.ts'
import type { DecimalString, Side } from '../../contract/primitives.ts'
import type { RiskVerdict } from '../../engine/risk/checks.ts'
import type { RiskWarning } from '../../engine/risk/warnings.ts'
import type { DeskTrade } from '../storage/desk/trades.ts'
import type { NewTarget } from '../storage/trading/targets.ts'

export interface WishedTarget {
  price: DecimalString
  /** Base units. Null: given by `percent`, or whatever the other targets leave. */
  quantity: DecimalString | null
  percent: number | null
}

export interface Wish {
  asset: Asset & { assetIndex: number }
  side: Side
  /** Null: a market order. */
  limitPrice: DecimalString | null
  /** Base units. Null: as much as the limits allow. */
  quantity: DecimalString | null
  stopPrice: DecimalString | null
  targets: WishedTarget[]
  /** Null: as much as the limits allow. */
  leverage: number | null
  /** An earlier trade with a waiting entry that this one replaces; null for a new trade. */
  replaces: DeskTrade | null
}

export interface TradePlan {
  wish: Wish
  /** The limit price; the mark price for a market order. */
  entryPrice: DecimalString
  markPrice: DecimalString
  quantity: DecimalString
  leverage: number
  stopPrice: DecimalString | null
  /** Nearest first. */
  targets: NewTarget[]
  verdict: RiskVerdict
  warnings: RiskWarning[]
  /** USDC. Taker fees of the entry and of the exit, at the stop where that is dearer. */
  fees: DecimalString
  drawdownPercent: DecimalString
  mostPositions: number
}

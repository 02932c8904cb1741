// A trade as it is wished for, and as it was judged.
import type { Asset } from '../../contract/market/market.ts'
import type { DecimalString, Side } from '../../contract/primitives.ts'
import type { RiskVerdict } from '../../engine/risk/checks.ts'
import type { RiskWarning } from '../../engine/risk/warnings.ts'
import type { DeskTrade } from '../storage/desk/trades.ts'
import type { NewTarget } from '../storage/trading/targets.ts'

export interface WishedTarget {
  price: DecimalString
  /** Base units; null: by `percent`, or what the others leave. */
  quantity: DecimalString | null
  percent: number | null
}

export interface Wish {
  asset: Asset & { assetIndex: number }
  side: Side
  /** Null: at the market. */
  limitPrice: DecimalString | null
  /** Base units; null: as much as the limits allow. */
  quantity: DecimalString | null
  stopPrice: DecimalString | null
  targets: WishedTarget[]
  /** Null: as much as the limits allow. */
  leverage: number | null
  /** A trade whose entry waits, and which this one replaces. */
  replaces: DeskTrade | null
}

export interface TradePlan {
  wish: Wish
  /** The limit, or the mark. */
  entryPrice: DecimalString
  markPrice: DecimalString
  quantity: DecimalString
  leverage: number
  stopPrice: DecimalString | null
  /** Nearest first. */
  targets: NewTarget[]
  verdict: RiskVerdict
  warnings: RiskWarning[]
  /** USDC of both ways, taken from the book. */
  fees: DecimalString
  drawdownPercent: DecimalString
  mostPositions: number
}

// Stored records of orders and what became of them (see records.ts).
import type { HexAddress } from '../../types.ts'
import type { Amount } from './amount.ts'

export type TimeInForce = 'Gtc' | 'Ioc' | 'Alo' | 'FrontendMarket' | 'LiquidationMarket'

export type OrderStatus =
  | 'open'
  | 'filled'
  | 'canceled'
  | 'triggered'
  | 'marginCanceled'
  | 'reduceOnlyCanceled'
  | 'siblingFilledCanceled'
  | 'delistedCanceled'
  | 'liquidatedCanceled'
  | 'scheduledCancel'
  | 'tickRejected'
  | 'minTradeNtlRejected'
  | 'perpMarginRejected'
  | 'perpMaxPositionRejected'
  | 'reduceOnlyRejected'
  | 'badAloPxRejected'
  | 'iocCancelRejected'
  | 'badTriggerPxRejected'
  | 'marketOrderNoLiquidityRejected'
  | 'oracleRejected'
  | 'tooManyOpenOrdersRejected'
  | 'rejected'

/** A child order waits for its parent's fill, a trigger order for the mark price, a limit order rests in the book. */
export type OrderStage = 'waitingForFill' | 'waitingForTrigger' | 'resting' | 'done'

export interface Trigger {
  px: Amount
  isMarket: boolean
  tpsl: 'tp' | 'sl'
}

export interface Order {
  oid: number
  user: HexAddress
  asset: number
  isBuy: boolean
  limitPx: Amount
  origSz: Amount
  /** The part that is not filled yet. */
  sz: Amount
  reduceOnly: boolean
  /** Null for trigger orders. */
  tif: TimeInForce | null
  trigger: Trigger | null
  isPositionTpsl: boolean
  cloid: `0x${string}` | null
  builder: { address: HexAddress; fee: number } | null
  placedAt: number
  stage: OrderStage
  status: OrderStatus
  statusAt: number
  parentOid: number | null
  /** Orders of one take-profit/stop group share this number: when one fills, the others are cancelled. */
  group: number | null
  /** The TWAP that it is a slice of. */
  twapId?: number
}

/** An order that is sent in slices over several minutes. */
export interface Twap {
  twapId: number
  user: HexAddress
  asset: number
  isBuy: boolean
  sz: Amount
  reduceOnly: boolean
  minutes: number
  randomize: boolean
  startedAt: number
  /** When the next slice is due. */
  nextAt: number
  slicesSent: number
  executedSz: Amount
  executedNtl: Amount
  status: 'activated' | 'finished' | 'terminated'
  statusAt: number
}

/** All orders of an account will be cancelled at that time. */
export interface ScheduledCancel {
  user: HexAddress
  at: number
}

/** Actions beyond the limit that were paid for. */
export interface Reservation {
  id: string
  user: HexAddress
  weight: number
  usdc: Amount
  time: number
}

export interface Fill {
  tid: number
  oid: number
  user: HexAddress
  asset: number
  isBuy: boolean
  px: Amount
  sz: Amount
  time: number
  /** Signed size before the fill. */
  startPosition: Amount
  dir: string
  /** USDC, before fees. */
  closedPnl: Amount
  hash: HexAddress
  crossed: boolean
  /** USDC, total including the builder's fee. */
  fee: Amount
  builderFee: Amount
  cloid: `0x${string}` | null
  liquidation: {
    liquidatedUser?: HexAddress
    markPx: Amount
    method: 'market' | 'backstop'
  } | null
  /** The TWAP that it is a slice of: the protocol returns these fills in a separate list. */
  twapId?: number
}

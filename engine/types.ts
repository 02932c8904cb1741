// The engine's types. Pure data: no clock, no I/O, no randomness and no sentences anywhere in this folder.
import type { Interval, MarginTier, Regime, SignalComponent } from '../contract/market/market.ts'
import type { DecimalString, Side, UnixMs } from '../contract/primitives.ts'
import type {
  CloseCause,
  EndCause,
  OpenReason,
  RefusalReason,
  WithdrawReason,
} from '../contract/reasons/decision-reasons.ts'
import type { GateReason } from '../contract/reasons/gate-reasons.ts'
import type { PlanReason } from '../contract/reasons/plan-reasons.ts'
import type { SignalReason } from '../contract/reasons/signal-reasons.ts'

/** Closed candles, ascending, as typed arrays of equal length. Prices are floats: they never become money. */
export interface Bars {
  interval: Interval
  /** Open time, epoch ms. */
  t: Float64Array
  o: Float64Array
  h: Float64Array
  l: Float64Array
  c: Float64Array
  /** Base units. */
  v: Float64Array
}

/** One candle as floats, closed or still forming. */
export interface Bar {
  /** Open time, epoch ms. */
  t: UnixMs
  o: number
  h: number
  l: number
  c: number
  /** Base units. */
  v: number
}

export interface SignalValue {
  interval: Interval
  /** Close time of the last candle used. */
  at: UnixMs
  side: Side | 'flat'
  /** −1 … 1. */
  score: number
  regime: Regime
  components: SignalComponent[]
  price: number
  why: SignalReason
  /** Of a program that wants out of what is open, on either side. */
  closes?: true
}

/** The person's terms; every percentage is of the budget and unsigned. */
export interface SessionContract {
  /** USDC. */
  budget: DecimalString
  profitTarget: number
  lossThreshold: number
  maxPositions: number
}

/** The market's limits. */
export interface MarketLimits {
  maxLeverage: number
  /** Of large positions. */
  marginTiers?: readonly MarginTier[]
  /** Decimals of a size; prices have at most 6 − szDecimals decimals and 5 significant figures. */
  szDecimals: number
  /** USDC: the smallest order. */
  minimumNotional: DecimalString
  /** Percent of the price that a day's range usually spans (ATR 14 of daily candles); absent: not known. */
  dailyRangePct?: number
}

export interface Plan {
  leverage: number
  /** Percent of entry price, unsigned. */
  takeProfitPct: number
  /** Percent of entry price, unsigned; closer than the loss threshold requires where liquidation would come first. */
  stopLossPct: number
  /** Margin of one position, USDC: budget ÷ positions. */
  budgetPerPosition: DecimalString
  /** USDC at entry: budgetPerPosition × leverage. */
  notionalPerPosition: DecimalString
}

export interface PlanRefusal {
  /**
   * `leverage_window_empty`: the bounds of take-profit, stop and leverage exclude each other.
   * `below_minimum_notional`: even the highest allowed leverage makes an order too small.
   */
  refusal: 'leverage_window_empty' | 'below_minimum_notional'
  /** The broken bound, in numbers. */
  why: PlanReason
}

export type CloseReason =
  | 'take_profit'
  | 'stop_loss'
  | 'signal'
  | 'session_end'
  | 'manual'
  | 'liquidated'
export type EndReason =
  | 'profit_target'
  | 'loss_threshold'
  | 'duration'
  | 'manual'
  | 'liquidated'
  | 'error'

/** A session as the engine needs it: its contract, its plan, and its current result. */
export interface SessionState {
  contract: SessionContract
  plan: Plan
  startedAt: UnixMs
  /** Null: open-ended. */
  endsAt: UnixMs | null
  /** False once the person has asked for no new entries. */
  acceptsEntries: boolean
  /** USDC, after fees and funding, positions at the mark. */
  netPnl: DecimalString
  /** Close time of the signal candle behind the latest entry, per interval: one candle opens at most one position. */
  lastEntryAt: Partial<Record<Interval, UnixMs>>
  /** Time of the latest losing close; entries wait `cooldownMs` after it. */
  lastLossAt: UnixMs | null
  /** Absent: the next entry is the first that is posted. */
  pursuit?: Pursuit
}

/** Entries that were posted one after the other on one side, and have not filled. */
export interface Pursuit {
  side: Side
  posts: number
  /** Limit price of the first. */
  firstPrice: DecimalString
  since: UnixMs
}

export interface PositionState {
  id: string
  side: Side
  status: 'opening' | 'open' | 'closing'
  /** Base units, unsigned. */
  size: DecimalString
  entryPrice: DecimalString
  takeProfitPrice: DecimalString | null
  stopLossPrice: DecimalString | null
  openedAt: UnixMs
  /** Its entry, or the rest of it, waits in the book since then. */
  waits?: { limitPrice: DecimalString; since: UnixMs }
  /** Its take-profit rests in the book as a limit order, which fills when the price has passed it. */
  targetRests?: boolean
}

export interface MarketState {
  symbol: string
  markPrice: DecimalString
  /** Milliseconds since that price arrived; null when there is none. */
  markAgeMs: number | null
  limits: MarketLimits
  /** Latest signal of each watched interval, shortest first. */
  signals: SignalValue[]
  /** USDC that the account can still use as margin. */
  availableMargin: DecimalString
  /** Fraction of the notional that longs pay shorts at the next hour; absent: not known. */
  fundingRate?: number
}

/** Why an entry was not made: the gates in the order in which they are checked. */
export type Gate =
  | 'session_stopped'
  | 'session_expired'
  | 'stale_price'
  | 'max_positions'
  | 'position_opening'
  | 'entry_spacing'
  | 'cooldown'
  | 'signal_flat'
  | 'signal_below_threshold'
  | 'signal_used'
  | 'opposite_side'
  | 'entry_let_go'
  | 'funding_due'
  | 'not_worth_its_cost'
  | 'insufficient_margin'
  | 'below_minimum_notional'

export type Decision =
  | { action: 'end'; reason: EndReason; why: EndCause }
  | {
      action: 'close'
      positionId: string
      reason: CloseReason
      why: CloseCause
      /** The signal, when a signal closes the position. */
      signal?: SignalValue
    }
  | {
      action: 'open'
      side: Side
      /** Base units, rounded down to the market's lot. */
      size: DecimalString
      /** Rounded to the market's tick, computed from the mark price. */
      takeProfitPrice: DecimalString
      stopLossPrice: DecimalString
      leverage: number
      /** Whether it is posted, to fill as a maker's order, or crosses the book. */
      rests: boolean
      signal: SignalValue
      why: OpenReason
    }
  | {
      /** Takes a waiting entry back; what has filled of it stays open. */
      action: 'withdraw'
      positionId: string
      why: WithdrawReason
    }
  | {
      action: 'refuse'
      gate: Gate
      /** The actual value, and the value that the gate requires. */
      why: RefusalReason
      /** The signal that could have been followed; null when no interval has a recent one. */
      signal: SignalValue | null
    }

/** The current state of one gate. */
export interface GateReport {
  gate: Gate
  /** `not_reached`: an earlier gate blocks. */
  status: 'pass' | 'block' | 'not_reached'
  why: GateReason
}

// What verbs can do to trades by hand. Each runs under the mandate of the trade's market, never at the same time as
// a look.
import type { DecimalString, UserId } from '../../contract/primitives.ts'
import type { DeskTrade } from '../storage/desk/trades.ts'
import type { NewTarget } from '../storage/trading/targets.ts'
import type { Part } from '../trading/port.ts'
import type { TradePlan } from './plan.ts'

export interface BreakEven {
  enabled: boolean
  /** Percent from the entry price in the trade's favour; 0: move the stop now. */
  percent: number
  /** Added beyond break-even, in units of price. */
  offset: DecimalString
}

export interface PlacedTrade {
  userId: UserId
  plan: TradePlan
  breakEven: BreakEven
  setupTag: string | null
}

/** All throw ServiceError for a refusal. What became of the trade is then read from the database. */
export interface DeskRuns {
  /** Returns the id of the trade. */
  place(trade: PlacedTrade): Promise<string>
  /** For a trade with an open position. */
  moveStop(trade: DeskTrade, price: DecimalString): Promise<void>
  /** For a trade whose entry waits: cancels it and places it again as planned, unless it has filled meanwhile. */
  replace(trade: DeskTrade, plan: TradePlan): Promise<'replaced' | 'filled'>
  setTargets(trade: DeskTrade, targets: readonly NewTarget[]): Promise<void>
  setBreakEven(trade: DeskTrade, breakEven: BreakEven): Promise<void>
  /** Closes that part of what is open at the market. */
  closePart(trade: DeskTrade, part: Part): Promise<void>
  cancel(trade: DeskTrade): Promise<void>
  /** True when the exchange does not know its entry and the trade was ended. */
  closeUnknownEntry(trade: DeskTrade): Promise<boolean>
}

// What verbs have done to trades by hand. Each works under the mandate of the trade's market, never at the same time as a look.
import type { DecimalString, UserId } from '../../contract/primitives.ts'
import type { DeskTrade } from '../storage/desk/trades.ts'
import type { NewTarget } from '../storage/trading/targets.ts'
import type { TradePlan } from './plan.ts'

export interface BreakEven {
  enabled: boolean
  /** Of the entry price in the trade's favour; 0: now. */
  percent: number
  /** Of the price. */
  offset: DecimalString
}

export interface PlacedTrade {
  userId: UserId
  plan: TradePlan
  breakEven: BreakEven
  setupTag: string | null
}

/** All of it throws ServiceError for what is refused, and returns the trade's id or nothing: what became of it is in the books. */
export interface DeskRuns {
  /** Returns the id of the trade. */
  place(trade: PlacedTrade): Promise<string>
  /** Of a trade with something open. */
  moveStop(trade: DeskTrade, price: DecimalString): Promise<void>
  /** Of a trade whose entry waits: taken back, and placed anew as the plan says, unless it has filled meanwhile. */
  replace(trade: DeskTrade, plan: TradePlan): Promise<'replaced' | 'filled'>
  setTargets(trade: DeskTrade, targets: readonly NewTarget[]): Promise<void>
  setBreakEven(trade: DeskTrade, breakEven: BreakEven): Promise<void>
  cancel(trade: DeskTrade): Promise<void>
  /** True: its entry is unknown to the exchange, and the trade has ended. */
  dropGhost(trade: DeskTrade): Promise<boolean>
}

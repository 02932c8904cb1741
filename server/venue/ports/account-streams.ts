// What the exchange tells of accounts without being asked. It follows few at a time, and what it told may be late: whoever is
// about to act reads.
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import type { AccountState, ExchangeFill, OrderState } from './accounts.ts'

/** Null: not followed, or not told since the connection stands, or the connection is silent. `at`: when it was heard. */
export interface Told {
  account: { state: AccountState; at: UnixMs } | null
  /** All orders that rest, with the children that wait behind them. */
  orders: { resting: OrderState[]; at: UnixMs } | null
  /** Each fill is told as it happens. */
  areFillsTold: boolean
  /** Each row of its ledger and each funding payment, too. */
  isMoneyTold: boolean
}

/** `address` is lower-case. */
export type AccountNews = { address: Address } & (
  | { kind: 'fills'; fills: ExchangeFill[] }
  /** Fills may have happened that will not be told. */
  | { kind: 'gap' }
  /** The account holds other positions than before. */
  | { kind: 'positions' }
  /** Other orders rest than before. */
  | { kind: 'orders' }
  /** Its ledger or its funding has something new, or may have. */
  | { kind: 'money' }
)

export interface AccountStreams {
  /** Follows the first of these, most needed first, as many as the exchange allows; lets the others go. */
  followAccounts(wanted: readonly Address[]): void
  told(address: Address): Told
  /** It told something that is not so: everything is asked for anew. */
  distrust(address: Address): void
  /** Returns unsubscribe. */
  onAccountNews(listener: (news: AccountNews) => void): () => void
}

// What the exchange reports of accounts by stream. It streams few accounts at a time, and messages may be late:
// whoever is about to act reads instead.
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import type { AccountState, ExchangeFill, OrderState } from './accounts.ts'

/**
 * Null when the account is not followed, nothing arrived since the connection opened, or the connection is silent.
 * `at`: when it arrived.
 */
export interface Told {
  account: { state: AccountState; at: UnixMs } | null
  /** All resting orders, together with the child orders that wait for them. */
  orders: { resting: OrderState[]; at: UnixMs } | null
  /** Whether each fill is reported as it happens. */
  areFillsTold: boolean
  /** Whether each ledger row and funding payment is reported, too. */
  isMoneyTold: boolean
}

/** `address` is lower-case. */
export type AccountNews = { address: Address } & (
  | { kind: 'fills'; fills: ExchangeFill[] }
  /** Fills may have happened that will not be reported. */
  | { kind: 'gap' }
  /** The account's positions have changed. */
  | { kind: 'positions' }
  /** The resting orders have changed. */
  | { kind: 'orders' }
  /** There is, or may be, something new in its ledger or funding, none of it newer than `newest` (milliseconds) when given. */
  | { kind: 'money'; newest?: UnixMs }
)

export interface StreamedAccounts {
  followed: number
  /** Of those: whose state the streams have told. */
  told: number
  /** Milliseconds since the one that was told of longest ago; null while none is told of. */
  ageMs: number | null
}

export interface AccountStreams {
  /** Follows as many of these as the exchange allows, the first ones first; stops following the others. */
  followAccounts(wanted: readonly Address[]): void
  told(address: Address): Told
  streamedAccounts(): StreamedAccounts
  /** The stream reported something that is not true: subscribes to everything anew. */
  distrust(address: Address): void
  /** Returns unsubscribe. */
  onAccountNews(listener: (news: AccountNews) => void): () => void
}

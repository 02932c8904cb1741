// What other rooms may use of the exchange and the chain.
import type { AccountStreams } from './ports/account-streams.ts'
import type { Accounts } from './ports/accounts.ts'
import type { Ledger } from './ports/funds.ts'
import type { MarketFeeds } from './ports/feeds.ts'
import type { Candles, Markets } from './ports/markets.ts'
import type { Orders } from './ports/orders.ts'
import type { Weight } from './ports/weight.ts'

export type * from './account/mode.ts'
export type * from './ports/account-streams.ts'
export type * from './ports/accounts.ts'
export type * from './ports/chain.ts'
export type * from './ports/feeds.ts'
export type * from './ports/funds.ts'
export type * from './ports/key-venues.ts'
export type * from './ports/markets.ts'
export type * from './ports/orders.ts'
export type * from './ports/weight.ts'

/**
 * All methods throw ServiceError EXCHANGE_UNAVAILABLE / EXCHANGE_BUSY / EXCHANGE_TIMEOUT. Orders never throw for an
 * unknown outcome.
 */
export interface Exchange
  extends AccountStreams, Markets, MarketFeeds, Candles, Accounts, Orders, Ledger, Weight {
  close(): Promise<void>
}

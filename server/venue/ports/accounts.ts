// An account as the exchange tells it.
import type { Address, DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { AddressRole } from '../../people/port.ts'
import type { AccountMode } from '../account/mode.ts'

export interface AccountState {
  /** For showing and for the books: everything else here is the same for all of them. */
  mode: AccountMode
  /** By the exchange's clock; null where it does not tell. */
  at: UnixMs | null
  /** USDC that stands behind positions, their profit included. */
  equity: DecimalString
  /** Free to be taken out. */
  withdrawable: DecimalString
  /** Free as initial margin of new orders; orders that rest may hold some of it. */
  available: DecimalString
  marginUsed: DecimalString
  positions: AccountPosition[]
}

export interface PastRange {
  from: UnixMs
  until: UnixMs
}

export interface PastPage<T> {
  items: T[]
  /** Where the next page begins; null: this was the last. */
  next: UnixMs | null
}

/** A coin of the spot account. */
export interface SpotBalance {
  coin: string
  /** The exchange's number of the token. */
  token: number | null
  total: DecimalString
  hold: DecimalString
}

/** The exchange nets all of an account's positions in one market. */
export interface AccountPosition {
  symbol: string
  /** Signed base units. */
  size: DecimalString
  entryPrice: DecimalString
  leverage: number
  unrealizedPnl: DecimalString
  liquidationPrice: DecimalString | null
  /** An isolated position keeps its whole market isolated while it is open. */
  isIsolated: boolean
}

/**
 * `trade`: an order of the account's met another's. `settlement`: the market was delisted. `deleveraging`: the exchange
 * closed it against somebody's bankruptcy. The unknown ones are nobody's guess.
 */
export type FillCause =
  | 'trade'
  | 'liquidation'
  | 'settlement'
  | 'deleveraging'
  | 'unknown'
  | 'unknown_liquidation'

export interface ExchangeFill {
  tid: number
  oid: number
  cloid: `0x${string}` | null
  symbol: string
  isBuy: boolean
  size: DecimalString
  price: DecimalString
  /** Total, builder fee included; negative = rebate. USDC: of a fee in another token its worth, 0 where that is not known. */
  fee: DecimalString
  /** The fee as it was paid, out of another balance; absent: in USDC, out of the account's own. */
  feePaid?: { token: string; amount: DecimalString }
  builderFee: DecimalString
  /** Gross, as the exchange counts it. */
  closedPnl: DecimalString
  /** Signed, before this fill. */
  startPosition: DecimalString
  direction: string
  cause: FillCause
  at: UnixMs
}

export interface OrderState {
  symbol: string
  cloid: `0x${string}` | null
  oid: number
  status: string
  side: 'buy' | 'sell'
  originalSize: DecimalString
  remainingSize: DecimalString
  triggerPrice: DecimalString | null
  reduceOnly: boolean
  at: UnixMs
}

export interface BuilderStanding {
  address: Address
  /** USDC. */
  equity: DecimalString
  /** Why the exchange does not let people approve it; null when it does. */
  problem: string | null
}

/** What the exchange says of an account. */
export interface Accounts {
  account(address: Address): Promise<AccountState>
  /** `name`: the exchange's own word for the kind of account. */
  kind(address: Address): Promise<{ mode: AccountMode; name: string }>
  /** What it holds in spot; USDC of an account with one pot is its equity. */
  spotBalances(address: Address): Promise<SpotBalance[]>
  /**
   * USDC that orders to buy and to sell may take as initial margin in one market, what rests of others held back. Null: the
   * exchange does not say, and judges when it gets the order. At most `maxAgeMs` old, asked now without it. Never throws.
   */
  room(
    address: Address,
    symbol: string,
    maxAgeMs?: number,
  ): Promise<{ buy: DecimalString; sell: DecimalString } | null>
  /** USDC for one of a spot token, now; null where the exchange does not tell. Never throws. */
  priceOf(token: string): Promise<DecimalString | null>
  /** At most `maxAgeMs` old, asked now without it. */
  openOrders(address: Address, maxAgeMs?: number): Promise<OrderState[]>
  /** Null: the exchange does not know it. A transport failure throws: it is not "not found". */
  orderByCloid(address: Address, cloid: `0x${string}`): Promise<OrderState | null>
  /** Of the main dex's perpetuals, in the order in which they happened, `at` ≥ since, each once. */
  fillsSince(address: Address, since: UnixMs): Promise<ExchangeFill[]>
  /**
   * From when on the last such reading held rows that cannot be read; null: it held none. What follows by the fills that it
   * has read begins the next reading no later.
   */
  unreadableSince(address: Address): UnixMs | null
  /** The slices of time-weighted orders, which the exchange keeps in a list of their own. An expensive question. */
  sliceFillsSince(address: Address, since: UnixMs): Promise<ExchangeFill[]>
  /** A page of those in [from, until], oldest first. Of the past the exchange knows the newest ten thousand alone. */
  pastFills(address: Address, range: PastRange): Promise<PastPage<ExchangeFill>>
  /** Approved agents of an account. */
  agents(address: Address): Promise<{ address: Address; name: string; validUntil: UnixMs | null }[]>
  /** What an address is there. An expensive question. */
  role(address: Address): Promise<AddressRole>
  /** An action was refused because the agent may not act, or the builder not charge. Returns unsubscribe. */
  onLackOfAuthority(listener: (userId: UserId) => void): () => void
  /**
   * Approved builder fee in tenths of a basis point; 0 when none. As much as is needed while the builder may not be
   * approved: then no order pays it.
   */
  builderFee(address: Address): Promise<number>
  /** Whether the builder may charge, asked now; orders go by the last answer. */
  builderStanding(): Promise<BuilderStanding>
  /** USDC that the exchange owes the builder; null where it does not tell. */
  unclaimedRewards(): Promise<DecimalString | null>
  /** Claims them. `no_key`: this server does not hold the builder's key. Never throws. */
  claimRewards(): Promise<'claimed' | 'refused' | 'no_key'>
}

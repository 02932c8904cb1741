// An account as the exchange reports it.
import type { Address, DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import type { AddressRole } from '../../people/port.ts'
import type { AccountMode } from '../account/mode.ts'

export interface AccountState {
  /** For display and for the books: the other fields mean the same in every mode. */
  mode: AccountMode
  /** By the exchange's clock; null where it does not say. */
  at: UnixMs | null
  /** USDC. Includes the unrealized profit of positions. */
  equity: DecimalString
  /** USDC that may be withdrawn. */
  withdrawable: DecimalString
  /** USDC available as initial margin of new orders; resting orders may hold part of it. */
  available: DecimalString
  marginUsed: DecimalString
  positions: AccountPosition[]
  /** Profit of positions on dexs of others, which is in `equity` too: of one pot, where it was asked for. Signed USDC. */
  elsewhere?: DecimalString
}

export interface PastRange {
  from: UnixMs
  until: UnixMs
}

export interface PastPage<T> {
  items: T[]
  /** Where the next page begins; null after the last page. */
  next: UnixMs | null
}

/** One token of the spot account. */
export interface SpotBalance {
  coin: string
  /** The exchange's token number. */
  token: number | null
  total: DecimalString
  hold: DecimalString
}

/** The exchange keeps one net position per market. */
export interface AccountPosition {
  symbol: string
  /** Signed base units. */
  size: DecimalString
  entryPrice: DecimalString
  leverage: number
  unrealizedPnl: DecimalString
  liquidationPrice: DecimalString | null
  /** Whether its margin is isolated; an open isolated position keeps the whole market isolated. */
  isIsolated: boolean
}

/**
 * `trade`: an order of the account was filled. `settlement`: the market was delisted. `deleveraging`: the exchange
 * closed it because of another account's bankruptcy. `unknown…`: a value that this code does not know.
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
  /**
   * USDC, total including the builder fee; negative = rebate. A fee in another token is converted; 0 where its price
   * is not known.
   */
  fee: DecimalString
  /** The fee as paid in another token, from another balance; absent when paid in USDC from the account itself. */
  feePaid?: { token: string; amount: DecimalString }
  builderFee: DecimalString
  /** USDC before fees, as the exchange computes it. */
  closedPnl: DecimalString
  /** Signed base units before this fill. */
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
  /** Why the exchange does not let people approve the builder; null when it does. */
  problem: string | null
}

/** Reads about accounts. */
export interface Accounts {
  account(address: Address): Promise<AccountState>
  /** With `elsewhere`. `anew`: asks every dex, not only those with open positions a while ago. */
  wholeAccount(address: Address, anew?: boolean): Promise<AccountState>
  /** `name`: the exchange's name for the account mode. */
  kind(address: Address): Promise<{ mode: AccountMode; name: string }>
  /** Spot holdings; the USDC of a pooled account is its equity. */
  spotBalances(address: Address): Promise<SpotBalance[]>
  /**
   * USDC that buy and sell orders may use as initial margin in one market, without what resting orders hold. Null
   * where the exchange does not say; it then judges the order itself. At most `maxAgeMs` old, read now without it.
   * Never throws.
   */
  room(
    address: Address,
    symbol: string,
    maxAgeMs?: number,
  ): Promise<{ buy: DecimalString; sell: DecimalString } | null>
  /** USDC for one spot token, now; null where the exchange has no price. Never throws. */
  priceOf(token: string): Promise<DecimalString | null>
  /** At most `maxAgeMs` old, read now without it. */
  openOrders(address: Address, maxAgeMs?: number): Promise<OrderState[]>
  /** Null when the exchange does not know the order. Throws on a transport failure, which does not mean "not found". */
  orderByCloid(address: Address, cloid: `0x${string}`): Promise<OrderState | null>
  /** Fills of the main dex's perpetuals with `at` ≥ since, in the order in which they happened, without duplicates. */
  fillsSince(address: Address, since: UnixMs): Promise<ExchangeFill[]>
  /**
   * The time of the first unreadable row in the last such reading; null when there was none. Whoever keeps a cursor
   * begins the next reading no later than this.
   */
  unreadableSince(address: Address): UnixMs | null
  /**
   * The time of the oldest fill of the last reading, when that contained as many rows as the exchange keeps: older fills
   * since its start may be missing. Null: none is.
   */
  fillsToldFrom(address: Address): UnixMs | null
  /** Fills of time-weighted orders, which the exchange keeps in a separate list. Expensive. */
  sliceFillsSince(address: Address, since: UnixMs): Promise<ExchangeFill[]>
  /** A page of the fills in [from, until], oldest first. The exchange keeps only the newest ten thousand. */
  pastFills(address: Address, range: PastRange): Promise<PastPage<ExchangeFill>>
  /** Approved agents of an account. */
  agents(address: Address): Promise<{ address: Address; name: string; validUntil: UnixMs | null }[]>
  /** The role of an address on the exchange. Expensive. */
  role(address: Address): Promise<AddressRole>
  /**
   * Called when an action was refused because the agent may not act or the builder may not charge. Returns
   * unsubscribe.
   */
  onLackOfAuthority(listener: (userId: UserId) => void): () => void
  /**
   * Approved builder fee in tenths of a basis point; 0 when none. While the builder cannot be approved it returns
   * the required fee, because then no order pays it.
   */
  builderFee(address: Address): Promise<number>
  /** Whether the builder may charge, read now; orders use the last answer. */
  builderStanding(): Promise<BuilderStanding>
  /** USDC that the exchange owes the builder; null where it does not say. */
  unclaimedRewards(): Promise<DecimalString | null>
  /** Claims what the exchange owes. `no_key`: this server does not hold the builder's key. Never throws. */
  claimRewards(): Promise<'claimed' | 'refused' | 'no_key'>
}

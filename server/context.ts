// What verbs are given: every effect they may have, as ports. Implementations live in exchange/, chain/, storage/, runner/.
import type { AgentKeys, AuthorityWatch } from './agent-ports.ts'
import type { Interval, Candle, Asset, Signal } from '../contract/market.ts'
import type { CloseResult } from '../contract/positions.ts'
import type { Session, SessionGates } from '../contract/sessions.ts'
import type { Reconciliation } from '../contract/transfers.ts'
import type { Address, DecimalString, UnixMs, UserId } from '../contract/primitives.ts'
import type { ServerConfig } from './config.ts'
import type { Store } from './storage/store.ts'

export type { AgentKeys, AgentStanding, AuthorityWatch } from './agent-ports.ts'

export interface Context {
  config: ServerConfig
  store: Store
  exchange: Exchange
  signals: Signals
  chain: Chain
  agents: AgentKeys
  authority: AuthorityWatch
  bus: Bus
  runner: Runner
  funds: Funds
  clock: Clock
  newId: () => string
  log: Logger
  /** What the request says of the page that it comes from; absent from programs. Not to be believed as it is. */
  pageOrigin?: string | undefined
}

/** Verbs of signed-in people also know who asks. */
export interface ViewerContext extends Context {
  viewer: Viewer
}

/** Public verbs that tell the signed-in more: null, nobody in particular asks. */
export interface OptionalViewerContext extends Context {
  viewer: Viewer | null
}

export interface Viewer {
  id: UserId
  /** Checksummed. */
  address: Address
}

export type Clock = () => UnixMs

export interface Logger {
  debug(data: object, message: string): void
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

/** Live events inside this process; server/live hands them to sockets. */
export interface Bus {
  publish(stream: string, data: unknown): void
  subscribe(listener: (stream: string, data: unknown) => void): () => void
}

export interface Runner {
  /** One cycle of the user's sessions now, exits before entries. Serialised with the background cycles. */
  runUser(userId: UserId): Promise<CycleSummary>
  /** Ask for a cycle soon, without waiting. */
  wake(sessionId: string): void
  /** Last completed background cycle, for /health. */
  lastCycleAt(): UnixMs | null
  /** Resolves once no cycle that began before this call acts on the session any more. */
  settled(sessionId: string): Promise<void>
  /**
   * Closes a part (0…1] of a position at the market, never at the same time as a cycle. Undefined: not open any more.
   */
  closePosition(positionId: string, fraction: number): Promise<CloseOutcome | undefined>
  /**
   * A close of that part for somebody else to send, never made at the same time as a cycle and without asking the
   * exchange. The same until it expires. Undefined: not open any more.
   */
  signClose(positionId: string, fraction: number): Promise<SignedOrder | undefined>
  /** Every gate of the session's next entry, now. Undefined: there is no such session. */
  gates(sessionId: string): Promise<SessionGates | undefined>
  /** Reads the exchange's fills into the books; reading twice books nothing twice. */
  syncFills(userId: UserId): Promise<FillsSynced>
  /** Why the session's closes are refused again and again; null when they are not. */
  stuckClose(sessionId: string): Session['obstacle']
  /** As of the last cycle; null when unknown or out of reach. */
  liquidationPrice(userId: UserId, symbol: string): DecimalString | null
}

export interface CloseOutcome {
  result: CloseResult
  fill?: { size: DecimalString; price: DecimalString; fee: DecimalString }
  /** Why it failed, in the exchange's words. */
  message?: string
}

export interface FillsSynced {
  /** Fills that the exchange told. */
  synced: number
  newFills: number
  /** All fills up to here are booked. */
  cursor: UnixMs
}

/** A body for the exchange, complete but for who posts it. */
export interface SignedOrder {
  action: Record<string, unknown>
  nonce: number
  signature: { r: `0x${string}`; s: `0x${string}`; v: number }
  expiresAt: UnixMs
}

export interface CycleSummary {
  evaluated: number
  opened: number
  closed: number
  skipped: number
}

export interface Chain {
  /** Throws when the node cannot be reached or serves another chain. */
  blockNumber(): Promise<bigint>
  /** What became of a transaction. Throws ServiceError CHAIN_UNAVAILABLE, which says nothing about it. */
  transaction(hash: `0x${string}`): Promise<ChainTransaction>
  /** USDC that the bridge lately paid to an address, oldest first. Throws ServiceError CHAIN_UNAVAILABLE. */
  payouts(to: Address): Promise<{ txHash: `0x${string}`; amount: DecimalString; at: UnixMs }[]>
}

export type ChainTransaction =
  | { status: 'absent' }
  /** Known, but in no block that counts. */
  | { status: 'waiting' }
  | { status: 'failed' }
  | {
      status: 'mined'
      block: { number: bigint; hash: `0x${string}`; time: UnixMs }
      /** Its own block included; 0 when the node lags behind. */
      confirmations: number
      transfers: TokenTransfer[]
    }

/** An ERC-20 `Transfer` of any token. Addresses are lower-case. */
export interface TokenTransfer {
  logIndex: number
  token: Address
  from: Address
  to: Address
  /** In the token's smallest unit. */
  value: bigint
}

/** Money other than by trading: what was asked for, what chain and exchange say of it, and whether the books agree. */
export interface Funds {
  /**
   * The exchange's ledger and funding into our books; what was asked for is linked with what it became. Calls at once
   * share one reading. Throws what the exchange port throws.
   */
  sync(userId: UserId): Promise<void>
  /** The same unless it was done a moment ago, and never throws. */
  refresh(userId: UserId): Promise<void>
  /** Holds the books against the exchange; remembered for a few seconds. Throws what the exchange port throws. */
  reconcile(userId: UserId): Promise<Reconciliation>
  /** Looks soon at what is under way. */
  wake(): void
}

export interface MarkPrice {
  mark: DecimalString
  mid: DecimalString
  at: UnixMs
}

export interface AccountState {
  equity: DecimalString
  withdrawable: DecimalString
  marginUsed: DecimalString
  positions: AccountPosition[]
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

export interface OrderRequest {
  cloid: `0x${string}`
  assetIndex: number
  isBuy: boolean
  size: DecimalString
  limitPrice: DecimalString
  reduceOnly: boolean
  type: 'ioc' | 'take_profit' | 'stop_loss'
  /** Of take_profit and stop_loss. */
  triggerPrice?: DecimalString
}

export type OrderOutcome =
  | { status: 'filled'; oid: number; size: DecimalString; averagePrice: DecimalString }
  | { status: 'resting'; oid: number }
  /** A child of an entry, or a trigger: accepted, its oid not told. */
  | { status: 'accepted' }
  | { status: 'rejected'; message: string }
  /** The request may or may not have arrived. Ask by cloid before anything else. */
  | { status: 'unknown'; message: string }

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

export interface ExchangeFill {
  tid: number
  oid: number
  cloid: `0x${string}` | null
  symbol: string
  isBuy: boolean
  size: DecimalString
  price: DecimalString
  /** Total, builder fee included; negative = rebate. */
  fee: DecimalString
  builderFee: DecimalString
  /** Gross, as the exchange counts it. */
  closedPnl: DecimalString
  /** Signed, before this fill. */
  startPosition: DecimalString
  direction: string
  isLiquidation: boolean
  at: UnixMs
}

/** The account on the exchange that pays rewards; its key is the operator's. */
export interface Treasury {
  /** Checksummed. */
  address: Address
  /**
   * USDC to another account; a fee for opening one is the treasury's. However often it is called with one nonce, the
   * money goes once. Never throws.
   */
  send(transfer: {
    destination: Address
    amount: DecimalString
    nonce: number
  }): Promise<SendOutcome>
}

export type SendOutcome =
  | { status: 'sent' }
  /** Final: nothing sent before with this nonce can come true either. */
  | { status: 'refused'; message: string; isFinal: boolean }
  /** The nonce is used up, for the transfer or for its refusal: the ledger tells. */
  | { status: 'spent' }
  /** The request may or may not have arrived. */
  | { status: 'unknown'; message: string }

/** A row of the exchange's ledger, in the words of ours. */
export interface LedgerEntry {
  /** The same for the same row however often it is read. */
  key: string
  at: UnixMs
  kind: 'deposit' | 'withdrawal' | 'send' | 'receive' | 'reward' | 'other'
  /** What it did to the account, fee included. Signed USDC. */
  amount: DecimalString
  fee: DecimalString
  counterparty: string | null
  hash: string
  /** Of the signed action behind it, where the exchange tells. */
  nonce: number | null
  /**
   * 0, but for deposits that look alike to the last letter: then 1, 2 … Equal transfers of one transaction do, and so
   * does a row that is told twice; the chain knows which.
   */
  repeat: number
}

export interface FundingPayment {
  at: UnixMs
  symbol: string
  /** Signed USDC; positive when received. */
  amount: DecimalString
  /** Signed size of the position that paid. */
  size: DecimalString
}

export type EquityPeriod = '24h' | '7d' | '30d' | 'all'

export interface EquitySample {
  at: UnixMs
  equity: DecimalString
  /** Since the first sample. Signed. */
  pnl: DecimalString | null
}

export interface SignedAction {
  action: Record<string, unknown>
  nonce: number
  signature: `0x${string}`
}

export type AddressRole =
  | { role: 'missing' | 'account' }
  /** An agent that trades for another account. */
  | { role: 'agent'; of: Address }

export type PostOutcome =
  | { status: 'accepted' }
  | { status: 'rejected'; message: string }
  /** It may or may not have arrived. Ask the ledger before anything else. */
  | { status: 'unknown'; message: string }

/**
 * Candles that open in [from, to]: with `from` the first `limit` of them, else the last. Both bounds are inclusive, so
 * pages join at `to` = the first candle's t − 1, or `from` = the last candle's t + 1.
 */
export interface CandleRange {
  from?: UnixMs | undefined
  to?: UnixMs | undefined
  limit: number
}

/** What the exchange says of a market's last 24 hours. */
export interface MarketDay {
  symbol: string
  /** Its middle now, or its mark. */
  price: DecimalString
  /** 24 hours ago; null for a market younger than that. */
  priceBefore: DecimalString | null
  /** US dollars, of 24 hours. */
  volume: DecimalString
}

export interface StreamAge {
  /** As at /ws. */
  name: string
  /** Null: it never spoke. */
  ageMs: number | null
}

/**
 * What the engine thinks of closed candles. The signal of a candle is the same whoever asks, and for whichever range.
 * Throws what `candleHistory` throws.
 */
export interface Signals {
  /** Of the last closed candle; undefined before the first one. */
  latest(symbol: string, interval: Interval): Promise<Signal | undefined>
  /** The newest that was ever computed here, however old: for showing, not for trading. */
  known(symbol: string, interval: Interval): Signal | undefined
  /** Of the closed candles that close in the range, ascending. */
  list(symbol: string, interval: Interval, range: CandleRange): Promise<Signal[]>
}

/** All of it throws ServiceError EXCHANGE_UNAVAILABLE / EXCHANGE_TIMEOUT; orders never throw for an unknown outcome. */
export interface Exchange {
  /** Cached; index = asset index. */
  assets(): Promise<(Asset & { assetIndex: number })[]>
  /** Every market's last 24 hours, at most a few seconds old, or older while the exchange is away: `at` tells. */
  days(): Promise<{ at: UnixMs; markets: MarketDay[] }>
  /** Latest price from the live stream; null before the first. */
  mark(symbol: string): MarkPrice | null
  /** Each new price. Returns unsubscribe. */
  onMarks(listener: (marks: ReadonlyMap<string, MarkPrice>) => void): () => void
  /** The latest: ascending, without holes, the last one forming (T > now), all others final. */
  candles(symbol: string, interval: Interval, limit: number): Promise<Candle[]>
  /** The same of any range. What is kept is served also while the exchange is away. */
  candleHistory(symbol: string, interval: Interval, range: CandleRange): Promise<Candle[]>
  /** The latest final candles at hand, however old; empty when there are none. Asks nothing of the exchange. */
  keptCandles(symbol: string, interval: Interval, limit: number): Promise<Candle[]>
  /** Every change of the forming candle, and each final one before the next. */
  onCandle(symbol: string, interval: Interval, listener: (candle: Candle) => void): () => void
  /** Each candle once, when it is final. */
  onClosedCandle(symbol: string, interval: Interval, listener: (candle: Candle) => void): () => void
  /** The candle streams that are followed now. */
  candleStreams(): StreamAge[]
  account(address: Address): Promise<AccountState>
  openOrders(address: Address): Promise<OrderState[]>
  /** Null: the exchange does not know it. A transport failure throws: it is not "not found". */
  orderByCloid(address: Address, cloid: `0x${string}`): Promise<OrderState | null>
  /** Ascending, `at` ≥ since, deduplicated. */
  fillsSince(address: Address, since: UnixMs): Promise<ExchangeFill[]>
  /** Everything but trades and funding that changed the account since; oldest first. */
  ledgerSince(address: Address, since: UnixMs): Promise<LedgerEntry[]>
  /** Funding payments since; oldest first. */
  fundingSince(address: Address, since: UnixMs): Promise<FundingPayment[]>
  /** Equity over time as the exchange keeps it; oldest first. */
  equityHistory(address: Address, period: EquityPeriod): Promise<EquitySample[]>
  /** False: USDC sent there opens an account, which costs extra. */
  hasAccount(address: Address): Promise<boolean>
  /** Posts what the viewer's wallet signed. Never throws for an unknown outcome. */
  postSigned(signed: SignedAction): Promise<PostOutcome>
  /** Approved agents of an account. */
  agents(address: Address): Promise<{ address: Address; name: string; validUntil: UnixMs | null }[]>
  /** What an address is there. An expensive question. */
  role(address: Address): Promise<AddressRole>
  /** An action was refused because the agent may not act, or the builder not charge. Returns unsubscribe. */
  onLackOfAuthority(listener: (userId: UserId) => void): () => void
  /** Approved builder fee in tenths of a basis point; 0 when none. */
  builderFee(address: Address): Promise<number>
  setLeverage(userId: UserId, assetIndex: number, leverage: number): Promise<void>
  /**
   * Send orders in one action. `bracket`: the first is an entry, the others its take-profit and stop, placed by the
   * exchange when it fills and cancelling each other. `unowned`: one order for what no session owns, which pays no
   * builder fee. One outcome per order, in order.
   */
  placeOrders(
    userId: UserId,
    orders: OrderRequest[],
    grouping: 'single' | 'bracket' | 'unowned',
  ): Promise<OrderOutcome[]>
  /** Used by nothing else of the user's, and near to now. */
  nextNonce(userId: UserId): Promise<number>
  /** Asks nothing of the exchange; the same input gives the same signature. Pays no builder, whose fee may be revoked. */
  signOrder(
    userId: UserId,
    order: OrderRequest,
    validity: { nonce: number; expiresAt: UnixMs },
  ): Promise<SignedOrder>
  /**
   * Uses the nonce up for nothing, so that what was signed with it is worthless from then on. False: it was used before,
   * and what was signed with it may have been acted on.
   */
  burnNonce(userId: UserId, nonce: number): Promise<boolean>
  cancelOrders(
    userId: UserId,
    orders: { assetIndex: number; cloid: `0x${string}` }[],
  ): Promise<void>
  /** Null: this server holds no treasury key. */
  treasury: Treasury | null
  /** Age of the price stream, ms; null when it never spoke. */
  streamAgeMs(): number | null
  close(): Promise<void>
}

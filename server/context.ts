// What verbs are given: every effect they may have, as ports. Implementations live in exchange/, chain/, storage/, runner/.
import type { Interval, Candle, Asset, Signal } from '../contract/market.ts'
import type { CloseResult } from '../contract/positions.ts'
import type { Address, DecimalString, UnixMs, UserId } from '../contract/primitives.ts'
import type { ServerConfig } from './config.ts'
import type { Store } from './storage/store.ts'

export interface Context {
  config: ServerConfig
  store: Store
  exchange: Exchange
  signals: Signals
  chain: Chain
  agents: AgentKeys
  bus: Bus
  runner: Runner
  clock: Clock
  newId: () => string
  log: Logger
}

/** Verbs of signed-in people also know who asks. */
export interface ViewerContext extends Context {
  viewer: Viewer
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
  /** As of the last cycle; null when unknown or out of reach. */
  liquidationPrice(userId: UserId, symbol: string): DecimalString | null
}

export interface CloseOutcome {
  result: CloseResult
  fill?: { size: DecimalString; price: DecimalString; fee: DecimalString }
  /** Why it failed, in the exchange's words. */
  message?: string
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
}

/** Agent keys are made here, encrypted at rest and used only to sign orders. */
export interface AgentKeys {
  /** The user's current agent, made on first use. */
  addressOf(userId: UserId): Promise<{ address: Address; name: string }>
  /** For exchange/ only. */
  privateKeyOf(userId: UserId): Promise<`0x${string}`>
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

/**
 * Candles that open in [from, to]: with `from` the first `limit` of them, else the last. Both bounds are inclusive, so
 * pages join at `to` = the first candle's t − 1, or `from` = the last candle's t + 1.
 */
export interface CandleRange {
  from?: UnixMs | undefined
  to?: UnixMs | undefined
  limit: number
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
  /** Of the closed candles that close in the range, ascending. */
  list(symbol: string, interval: Interval, range: CandleRange): Promise<Signal[]>
}

/** All of it throws ServiceError EXCHANGE_UNAVAILABLE / EXCHANGE_TIMEOUT; orders never throw for an unknown outcome. */
export interface Exchange {
  /** Cached; index = asset index. */
  assets(): Promise<(Asset & { assetIndex: number })[]>
  /** Latest price from the live stream; null before the first. */
  mark(symbol: string): MarkPrice | null
  /** Each new price. Returns unsubscribe. */
  onMarks(listener: (marks: ReadonlyMap<string, MarkPrice>) => void): () => void
  /** The latest: ascending, without holes, the last one forming (T > now), all others final. */
  candles(symbol: string, interval: Interval, limit: number): Promise<Candle[]>
  /** The same of any range. What is kept is served also while the exchange is away. */
  candleHistory(symbol: string, interval: Interval, range: CandleRange): Promise<Candle[]>
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
  /** Approved agents of an account. */
  agents(address: Address): Promise<{ address: Address; name: string; validUntil: UnixMs | null }[]>
  /** Approved builder fee in tenths of a basis point; 0 when none. */
  builderFee(address: Address): Promise<number>
  setLeverage(userId: UserId, assetIndex: number, leverage: number): Promise<void>
  /**
   * Send orders in one action. `bracket`: the first is an entry, the others its take-profit and stop, placed by the
   * exchange when it fills and cancelling each other. One outcome per order, in order.
   */
  placeOrders(
    userId: UserId,
    orders: OrderRequest[],
    grouping: 'single' | 'bracket',
  ): Promise<OrderOutcome[]>
  cancelOrders(
    userId: UserId,
    orders: { assetIndex: number; cloid: `0x${string}` }[],
  ): Promise<void>
  /** Age of the price stream, ms; null when it never spoke. */
  streamAgeMs(): number | null
  close(): Promise<void>
}

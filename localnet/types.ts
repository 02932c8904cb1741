// What the parts of localnet say to each other. Prices are floats here: the exchange rounds them to the tick.

/** A line for the log: of something wrong, unless said otherwise. */
export type Say = (line: string, level?: 'info' | 'warn' | 'error') => void

export interface MarketAsset {
  /** Position in the exchange's universe. */
  index: number
  name: string
  szDecimals: number
  maxLeverage: number
  /** Trading has ended; it keeps its place in the universe. */
  isDelisted?: true
  /** Its positions have margin of their own. */
  onlyIsolated?: true
}

export interface MarketCandle {
  /** Open time and last millisecond, epoch ms. */
  t: number
  T: number
  o: number
  h: number
  l: number
  c: number
  /** Base units. */
  v: number
  /** Trades. */
  n: number
}

export interface Shock {
  assetIndex: number
  /** Signed; −10 drops the price by a tenth from `at` on. */
  percent: number
  at: number
}

export type MarketInterval =
  | '1m'
  | '3m'
  | '5m'
  | '15m'
  | '30m'
  | '1h'
  | '2h'
  | '4h'
  | '8h'
  | '12h'
  | '1d'
  | '3d'
  | '1w'
  | '1M'

/** A price process: a pure function of (seed, asset, time) and of the shocks given so far. */
export interface Market {
  assets: readonly MarketAsset[]
  /** Price at a moment, past or present, already on the exchange's tick. */
  price(assetIndex: number, at: number): number
  /**
   * Candles that overlap [from, to], ascending, none that opens after `now`; the last one is what has formed until
   * `now`. Every interval is the exact aggregation of the 1m candles; a candle's close is `price` at its last moment.
   */
  candles(
    assetIndex: number,
    interval: MarketInterval,
    from: number,
    to: number,
    now: number,
  ): MarketCandle[]
  /** Hourly funding rate in force. */
  fundingRate(assetIndex: number, at: number): number
  shock(shock: Shock): void
  readonly shocks: readonly Shock[]
}

export type HexAddress = `0x${string}`

/** A block by both of its names: the hash says whether the chain still has that one at that height. */
export interface BlockRef {
  number: bigint
  hash: HexAddress
}

export interface BridgeDeposit {
  txHash: HexAddress
  logIndex: number
  block: BlockRef
  /** Lower-case: whom it is for. Over the bridge that is its sender. */
  from: HexAddress
  /** In 1e-6 USDC. */
  amount: bigint
  /** Burnt by CCTP, with what its sender lets be kept of it in 1e-6 USDC; absent: sent to the bridge. */
  cctp?: { maxFee: bigint; dex: number }
}

/** Who keeps the deposits. What throws is given again. */
export interface DepositBook {
  /** Blocks of the deposits it holds, highest first: the chain is asked how far it still agrees. */
  knownBlocks(): Iterable<BlockRef>
  /** Deposits of blocks that were not read before, in the chain's order. */
  credit(deposits: BridgeDeposit[]): void
  /**
   * After a start, and when the chain has replaced blocks: all deposits in blocks above `height`. Any other deposit
   * known from up there is no longer on the chain.
   */
  replaceAbove(height: bigint, deposits: BridgeDeposit[]): void
}

export interface Payout {
  txHash: HexAddress
  block: BlockRef
}

export interface LocalChain {
  rpcUrl: string
  chainId: number
  /** Hash of block 1. A chain that began anew has another one. */
  genesis: HexAddress
  usdc: HexAddress
  bridge: HexAddress
  /** What was minted to the bridge when the chain began, in 1e-6 USDC. */
  bridgeReserve: bigint
  /** Test ETH (1) for gas and test USDC, in 1e-6. Resolves when mined. */
  faucet(address: HexAddress, usdc: bigint): Promise<{ txHash: HexAddress }>
  /** Gives the book every confirmed deposit, over the bridge or by CCTP, and takes back what the chain has dropped. */
  watchDeposits(book: DepositBook): () => void
  /**
   * Pays 1e-6 USDC out of the bridge, or as Circle mints it, once per id (32 bytes) for ever; a repeated call gives the
   * first payment and throws when the id has paid something else. Resolves when mined.
   */
  payout(
    address: HexAddress,
    amount: bigint,
    id: HexAddress,
    route?: 'bridge' | 'cctp',
  ): Promise<Payout>
  /** Whether the chain has this very block. */
  holds(block: BlockRef): Promise<boolean>
  /** In 1e-6 USDC. */
  bridgeBalance(): Promise<bigint>
  blockNumber(): Promise<bigint>
  /** SIGTERM, waits for the state to be written. */
  stop(): Promise<void>
}

/** An order of the past that filled at once and whole. */
export interface PastOrder {
  cloid: `0x${string}`
  /** When it filled, epoch ms. */
  at: number
  /** On the tick. */
  px: string
}

export interface PastPosition {
  id: string
  side: 'long' | 'short'
  /** Base units, unsigned. */
  size: string
  takeProfitPrice: string
  stopLossPrice: string
  closeReason: 'take_profit' | 'stop_loss' | 'signal' | 'session_end' | 'manual' | 'liquidated'
  entry: PastOrder
  exit: PastOrder
}

export interface PastSession {
  id: string
  /** Of the one trade that holds its positions. */
  tradeId: string
  kind: 'quick' | 'advance'
  executionStrategy: string | null
  strategyDuration: string | null
  /** Asset index. */
  asset: number
  /** USDC. */
  budget: string
  /** Percent of the budget, unsigned. */
  profitTargetPct: number
  lossThresholdPct: number
  maxPositions: number
  leverage: number
  /** Percent of the price, unsigned. */
  takeProfitPct: number
  stopLossPct: number
  /** USDC. */
  budgetPerPosition: string
  startedAt: number
  /** Null: open-ended. */
  durationMs: number | null
  endedAt: number
  endReason: string
  /** In the order in which they closed. */
  positions: PastPosition[]
}

/** What a house trader did before the exchange opened its doors. */
export interface PastTrader {
  /** Lower-case. */
  address: HexAddress
  label: string
  /** When its account was opened, and the USDC that it began with. */
  since: number
  usdc: string
  /** One after another, oldest first. */
  sessions: PastSession[]
}

// Types shared by the parts of localnet. Prices are floats here: the exchange rounds them to the tick.

/** Writes a line to the log; the default level is that of a problem. */
export type Say = (line: string, level?: 'info' | 'warn' | 'error') => void

export interface MarketAsset {
  /** Index in the exchange's universe. */
  index: number
  name: string
  szDecimals: number
  maxLeverage: number
  /** Trading has ended; it keeps its index in the universe. */
  isDelisted?: true
  /** Its positions use isolated margin. */
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
  /** Number of trades. */
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

/** A market's prices: a pure function of (seed, asset, time) and of the shocks so far. */
export interface Market {
  assets: readonly MarketAsset[]
  /** Price at a past or present time, on the exchange's tick. */
  price(assetIndex: number, at: number): number
  /**
   * Candles that overlap [from, to], ascending, none that opens after `now`; the last one is what has formed until
   * `now`. Every interval is the exact aggregation of the 1m candles; a candle's close is `price` at its last moment.
   * In a market with quiet minutes there are none of stretches without a trade.
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

/** A block by number and hash, so that it can be checked whether the chain still has it. */
export interface BlockRef {
  number: bigint
  hash: HexAddress
}

export interface BridgeDeposit {
  txHash: HexAddress
  logIndex: number
  block: BlockRef
  /** Lower-case: the account to credit. For the bridge that is the sender. */
  from: HexAddress
  /** In 1e-6 USDC. */
  amount: bigint
  /** A CCTP deposit, with the most in 1e-6 USDC that its sender lets be deducted; absent: sent to the bridge. */
  cctp?: { maxFee: bigint; dex: number }
}

/** Stores deposits. If a method throws, it is called again with the same deposits. */
export interface DepositBook {
  /** Blocks of the stored deposits, highest first: used to find out how far the chain still agrees. */
  knownBlocks(): Iterable<BlockRef>
  /** Deposits in blocks that were not read before, in the chain's order. */
  credit(deposits: BridgeDeposit[]): void
  /**
   * After a start, and when the chain has replaced blocks: all deposits in blocks above `height`. Other stored
   * deposits from above it are not on the chain any more.
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
  /** Hash of block 1, which differs for a chain that began anew. */
  genesis: HexAddress
  usdc: HexAddress
  bridge: HexAddress
  /** Minted to the bridge when the chain began, in 1e-6 USDC. */
  bridgeReserve: bigint
  /** Test ETH (1) for gas and test USDC, in 1e-6. Resolves when mined. */
  faucet(address: HexAddress, usdc: bigint): Promise<{ txHash: HexAddress }>
  /** Reports every confirmed deposit (bridge or CCTP) to the book, and takes back what the chain has dropped. */
  watchDeposits(book: DepositBook): () => void
  /**
   * Pays 1e-6 USDC from the bridge, or mints it as Circle does, once per id (32 bytes) for ever; a repeated call
   * returns the first payment and throws when the id has paid something else. Resolves when mined.
   */
  payout(
    address: HexAddress,
    amount: bigint,
    id: HexAddress,
    route?: 'bridge' | 'cctp',
  ): Promise<Payout>
  /** Whether the chain contains exactly this block. */
  holds(block: BlockRef): Promise<boolean>
  /** In 1e-6 USDC. */
  bridgeBalance(): Promise<bigint>
  blockNumber(): Promise<bigint>
  /** Sends SIGTERM and waits until the state is written. */
  stop(): Promise<void>
}

/** An order of the past that filled completely at once. */
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
  /** The id of the trade that contains its positions. */
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

/** What a house trader did before the exchange was started. */
export interface PastTrader {
  /** Lower-case. */
  address: HexAddress
  label: string
  /** When its account was opened, and its initial USDC. */
  since: number
  usdc: string
  /** One after another, oldest first. */
  sessions: PastSession[]
}

// What the parts of localnet say to each other. Prices are floats here: the exchange rounds them to the tick.

export interface MarketAsset {
  /** Position in the exchange's universe. */
  index: number
  name: string
  szDecimals: number
  maxLeverage: number
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

export interface BridgeDeposit {
  txHash: HexAddress
  logIndex: number
  blockNumber: bigint
  /** Lower-case. */
  from: HexAddress
  /** In 1e-6 USDC. */
  amount: bigint
}

export interface LocalChain {
  rpcUrl: string
  chainId: number
  usdc: HexAddress
  bridge: HexAddress
  /** Test ETH (1) for gas and test USDC, in 1e-6. Resolves when mined. */
  faucet(address: HexAddress, usdc: bigint): Promise<{ txHash: HexAddress }>
  /** Calls back once per confirmed USDC transfer to the bridge, from `fromBlock` on; safe to see one twice. */
  watchDeposits(
    fromBlock: bigint,
    listener: (deposit: BridgeDeposit, nextBlock: bigint) => void,
  ): () => void
  /**
   * Pays 1e-6 USDC out of the bridge, once per id (32 bytes) for ever; a repeated call gives the first payment's hash
   * and throws when the id has paid something else. Resolves when mined.
   */
  payout(address: HexAddress, amount: bigint, id: HexAddress): Promise<{ txHash: HexAddress }>
  blockNumber(): Promise<bigint>
  /** SIGTERM, waits for the state to be written. */
  stop(): Promise<void>
}

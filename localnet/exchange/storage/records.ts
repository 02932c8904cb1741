// What the exchange remembers. Records are never changed in place: a new value replaces the old one, so that a
// transaction can be undone and a journal line is simply the records it replaced.
import type { HexAddress, PastTrader, Shock } from '../../types.ts'

/** An exact decimal in plain notation. USDC amounts have at most 6 places, sizes the asset's lot. */
export type Amount = string

export interface Account {
  address: HexAddress
  /** Deposits plus everything realised, minus fees. Unrealised profit is not in it. */
  cash: Amount
  /** USDC traded, both directions, since the account exists. */
  volume: Amount
  openedAt: number
  /** By asset index. An asset not named here has the default. */
  leverage: Record<string, number>
  /** Highest fee granted to a builder, in tenths of a basis point. */
  builderFees: Record<HexAddress, number>
  /** Asset indices where its positions have margin of their own. */
  isolated?: Record<string, boolean>
  /** USDC paid (negative: received) as funding since the account exists, by asset index. */
  fundingPaid?: Record<string, Amount>
  /** Whose it is, when it is a sub-account: nobody has a key of its own for it. */
  subAccount?: { master: HexAddress; name: string }
}

export interface Position {
  user: HexAddress
  asset: number
  /** Signed size; negative is short. */
  szi: Amount
  /** Signed size times entry price, exact: entry = cost / szi. */
  cost: Amount
  /** USDC set aside for it alone; absent: cross margin. */
  pocket?: Amount
  /** USDC paid (negative: received) since it was opened, and since its size last changed. */
  funding?: { sinceOpen: Amount; sinceChange: Amount }
}

export type TimeInForce = 'Gtc' | 'Ioc' | 'Alo' | 'FrontendMarket' | 'LiquidationMarket'

export type OrderStatus =
  | 'open'
  | 'filled'
  | 'canceled'
  | 'triggered'
  | 'marginCanceled'
  | 'reduceOnlyCanceled'
  | 'siblingFilledCanceled'
  | 'delistedCanceled'
  | 'liquidatedCanceled'
  | 'scheduledCancel'
  | 'tickRejected'
  | 'minTradeNtlRejected'
  | 'perpMarginRejected'
  | 'reduceOnlyRejected'
  | 'badAloPxRejected'
  | 'iocCancelRejected'
  | 'badTriggerPxRejected'
  | 'marketOrderNoLiquidityRejected'
  | 'oracleRejected'
  | 'tooManyOpenOrdersRejected'
  | 'rejected'

/** Where an order is: a child waits for its parent, a trigger order for the mark price, a limit order in the book. */
export type OrderStage = 'waitingForFill' | 'waitingForTrigger' | 'resting' | 'done'

export interface Trigger {
  px: Amount
  isMarket: boolean
  tpsl: 'tp' | 'sl'
}

export interface Order {
  oid: number
  user: HexAddress
  asset: number
  isBuy: boolean
  limitPx: Amount
  origSz: Amount
  /** What is not filled yet. */
  sz: Amount
  reduceOnly: boolean
  /** Null for trigger orders. */
  tif: TimeInForce | null
  trigger: Trigger | null
  isPositionTpsl: boolean
  cloid: `0x${string}` | null
  builder: { address: HexAddress; fee: number } | null
  placedAt: number
  stage: OrderStage
  status: OrderStatus
  statusAt: number
  parentOid: number | null
  /** Orders of one take-profit/stop group share this number: when one fills, the others go. */
  group: number | null
  /** It is a slice of this TWAP. */
  twapId?: number
}

/** An order that is sent in slices over some minutes. */
export interface Twap {
  twapId: number
  user: HexAddress
  asset: number
  isBuy: boolean
  sz: Amount
  reduceOnly: boolean
  minutes: number
  randomize: boolean
  startedAt: number
  /** When the next slice is due. */
  nextAt: number
  slicesSent: number
  executedSz: Amount
  executedNtl: Amount
  status: 'activated' | 'finished' | 'terminated'
  statusAt: number
}

/** All orders of an account are to be cancelled at a moment. */
export interface ScheduledCancel {
  user: HexAddress
  at: number
}

/** Requests beyond the limit, paid for. */
export interface Reservation {
  id: string
  user: HexAddress
  weight: number
  usdc: Amount
  time: number
}

export interface Fill {
  tid: number
  oid: number
  user: HexAddress
  asset: number
  isBuy: boolean
  px: Amount
  sz: Amount
  time: number
  /** Signed, before the fill. */
  startPosition: Amount
  dir: string
  /** Without fees. */
  closedPnl: Amount
  hash: HexAddress
  crossed: boolean
  /** Everything charged, the builder's part included. */
  fee: Amount
  builderFee: Amount
  cloid: `0x${string}` | null
  liquidation: {
    liquidatedUser?: HexAddress
    markPx: Amount
    method: 'market' | 'backstop'
  } | null
  /** The TWAP that it is a slice of: the protocol tells these fills in a list of their own. */
  twapId?: number
}

/** One price of a market moved for a while: the book's alone, or the mark alone. */
export interface Wick {
  assetIndex: number
  /** Signed. */
  percent: number
  of: 'mid' | 'mark'
  /** Until then, exclusive. */
  from: number
  until: number
}

/** Money that came from outside, or from the exchange itself to cover a shortfall. */
export interface Transfer {
  id: string
  user: HexAddress
  kind: 'deposit' | 'faucet' | 'genesis' | 'shortfall' | 'elsewhere'
  usdc: Amount
  time: number
  hash: HexAddress
  /** False: a deposit below the minimum, which is lost, or one that the chain has dropped. */
  credited: boolean
  /** Where a deposit is; `chain` is that chain's `genesis`. */
  block?: { chain: HexAddress; number: number; hash: HexAddress }
  /** The chain no longer has it. */
  dropped?: boolean
  /** Burnt for the exchange by CCTP. `burnt`: what left the wallet; `usdc` is what arrives. */
  cctp?: {
    burnt: Amount
    dex: number
    /** Into a spot balance of its own, not into the account's cash. */
    inSpot?: boolean
    /** When it arrives; null: it has, or Circle never mints it. */
    dueAt: number | null
  }
}

/** Money from one account to another. */
export interface Send {
  id: HexAddress
  user: HexAddress
  destination: HexAddress
  usdc: Amount
  /** Between an account and one of its sub-accounts. */
  withinFamily?: boolean
  /** Paid by the sender on top. */
  fee: Amount
  nonce: number
  time: number
}

/** Money on its way to the chain, or arrived. */
export interface Withdrawal {
  /** The payout's id on the chain. */
  id: HexAddress
  user: HexAddress
  destination: HexAddress
  /** Circle mints it instead of the bridge paying. */
  route?: 'cctp'
  /** Which balance it left; `fromSpot`: one of its own, not the account's cash. */
  sourceDex?: string
  fromSpot?: boolean
  /** What is paid out; the account was charged this and the fee. */
  usdc: Amount
  fee: Amount
  nonce: number
  time: number
  /** Null until paid. */
  payout: {
    chain: HexAddress
    txHash: HexAddress
    block: { number: number; hash: HexAddress }
    time: number
  } | null
}

/** What one position paid or received for one hour. */
export interface Funding {
  user: HexAddress
  asset: number
  /** The hour's end. */
  time: number
  szi: Amount
  rate: Amount
  /** Signed; negative was paid. */
  usdc: Amount
}

export interface Liquidation {
  lid: number
  user: HexAddress
  time: number
  notional: Amount
  accountValue: Amount
  isIsolated?: boolean
  positions: { asset: number; szi: Amount }[]
}

export interface Agent {
  address: HexAddress
  user: HexAddress
  /** Empty for the one unnamed agent. */
  name: string
  validUntil: number
}

/** What an account is, has and did beside the perpetuals that are traded here, as its controls said. */
export interface Elsewhere {
  user: HexAddress
  /** As `userAbstraction` tells it. */
  mode: string
  /** Null: what the account's own records say. */
  role: Record<string, unknown> | null
  /** Spot balances; those of USDC are in one pot with the perpetuals where the mode says so. */
  balances: { coin: string; token: number; total: Amount; hold: Amount }[]
  /** Rows in the shapes of the protocol, told beside the account's own. */
  ledger: WireRow[]
  fills: WireRow[]
  twapFills: WireRow[]
  fundings: WireRow[]
  /** Generated rows of a long past; none of them moved the money that is there now. */
  past: { from: number; until: number; fills: number; fundings: number; transfers: number } | null
  /** What was in the ledger until then is told no more. */
  purgedAt?: number
}

export type WireRow = Record<string, unknown> & { time: number }

/** The other side of every trade, and what the exchange itself holds: with the accounts it adds up to all deposits. */
export interface Ledger {
  /** What the market maker received minus what it paid for its positions. */
  makerCash: Amount
  /** The market maker's signed size by asset index. */
  makerSizes: Record<string, Amount>
  /** Trading fees kept, without the builders' part. */
  fees: Amount
  /** Kept of withdrawals and of sends to new accounts. */
  transferFees?: Amount
  /** Losses beyond a liquidated account's money, carried by the exchange. */
  shortfall: Amount
}

export interface Counters {
  nextOid: number
  nextTid: number
  nextLid: number
  /** Undefined before the first TWAP. */
  nextTwapId?: number
  /** The hour up to which funding has been charged. Undefined before the first start. */
  fundedUntil?: number
}

export interface Tables {
  account: Account
  position: Position
  order: Order
  fill: Fill
  transfer: Transfer
  send: Send
  withdrawal: Withdrawal
  funding: Funding
  liquidation: Liquidation
  agent: Agent
  twap: Twap
  scheduledCancel: ScheduledCancel
  reservation: Reservation
  /** Highest nonces used, ascending, by signer. */
  nonces: number[]
  ledger: Ledger
  counters: Counters
  shock: Shock
  wick: Wick
  delisting: { asset: number; time: number }
  /** Who trades for the house, with what they did before the exchange opened. */
  house: PastTrader
  elsewhere: Elsewhere
}

export type TableName = keyof Tables

// The exchange's stored records. They are never changed in place: a new value replaces the old one, so that a
// transaction can be undone and a journal line simply lists the new records.
import type { HexAddress, PastTrader, Shock } from '../../types.ts'

/** An exact decimal in plain notation. USDC amounts have at most 6 decimals, sizes those of the asset's lot. */
export type Amount = string

export interface Account {
  address: HexAddress
  /** USDC: deposits plus everything realised, minus fees, without unrealised profit. */
  cash: Amount
  /** USDC traded in both directions since the account was opened. */
  volume: Amount
  openedAt: number
  /** By asset index; a missing asset has the default. */
  leverage: Record<string, number>
  /** Highest approved fee by builder, in tenths of a basis point. */
  builderFees: Record<HexAddress, number>
  /** Asset indices where its positions use isolated margin. */
  isolated?: Record<string, boolean>
  /** USDC paid as funding since the account was opened (negative: received), by asset index. */
  fundingPaid?: Record<string, Amount>
  /** The master account, when it is a sub-account, which has no key of its own. */
  subAccount?: { master: HexAddress; name: string }
}

export interface Position {
  user: HexAddress
  asset: number
  /** Signed size; negative is short. */
  szi: Amount
  /** Signed size × entry price, exact: entry price = cost ÷ szi. */
  cost: Amount
  /** USDC of isolated margin; absent: cross margin. */
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
  | 'perpMaxPositionRejected'
  | 'reduceOnlyRejected'
  | 'badAloPxRejected'
  | 'iocCancelRejected'
  | 'badTriggerPxRejected'
  | 'marketOrderNoLiquidityRejected'
  | 'oracleRejected'
  | 'tooManyOpenOrdersRejected'
  | 'rejected'

/** A child order waits for its parent's fill, a trigger order for the mark price, a limit order rests in the book. */
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
  /** The part that is not filled yet. */
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
  /** Orders of one take-profit/stop group share this number: when one fills, the others are cancelled. */
  group: number | null
  /** The TWAP that it is a slice of. */
  twapId?: number
}

/** An order that is sent in slices over several minutes. */
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

/** All orders of an account will be cancelled at that time. */
export interface ScheduledCancel {
  user: HexAddress
  at: number
}

/** Actions beyond the limit that were paid for. */
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
  /** Signed size before the fill. */
  startPosition: Amount
  dir: string
  /** USDC, before fees. */
  closedPnl: Amount
  hash: HexAddress
  crossed: boolean
  /** USDC, total including the builder's fee. */
  fee: Amount
  builderFee: Amount
  cloid: `0x${string}` | null
  liquidation: {
    liquidatedUser?: HexAddress
    markPx: Amount
    method: 'market' | 'backstop'
  } | null
  /** The TWAP that it is a slice of: the protocol returns these fills in a separate list. */
  twapId?: number
}

/** A temporary move of one price: only the order book's, or only the mark. */
export interface Wick {
  assetIndex: number
  /** Signed. */
  percent: number
  of: 'mid' | 'mark'
  /** Epoch milliseconds; `until` is exclusive. */
  from: number
  until: number
}

/** Money from outside, or from the exchange itself to cover a shortfall. */
export interface Transfer {
  id: string
  user: HexAddress
  kind: 'deposit' | 'faucet' | 'genesis' | 'shortfall' | 'elsewhere'
  usdc: Amount
  time: number
  hash: HexAddress
  /** False for a deposit below the minimum, which is lost, and for one that the chain has dropped. */
  credited: boolean
  /** The block of a deposit; `chain` is that chain's `genesis`. */
  block?: { chain: HexAddress; number: number; hash: HexAddress }
  /** The chain does not contain it any more. */
  dropped?: boolean
  /** A CCTP deposit. `burnt`: what left the wallet; `usdc` is what arrives. */
  cctp?: {
    burnt: Amount
    dex: number
    /** Credited to a separate spot balance, not to the account's cash. */
    inSpot?: boolean
    /** When it arrives; null: it has arrived, or Circle never mints it. */
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
  /** Paid by the sender in addition. */
  fee: Amount
  nonce: number
  time: number
}

/** A transfer to the chain, in progress or paid. */
export interface Withdrawal {
  /** The payout's id on the chain. */
  id: HexAddress
  user: HexAddress
  destination: HexAddress
  /** Minted by Circle instead of paid by the bridge. */
  route?: 'cctp'
  /** The balance that it left; `fromSpot`: a separate spot balance, not the account's cash. */
  sourceDex?: string
  fromSpot?: boolean
  /** USDC paid out; the account was charged this and the fee. */
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
  /** Signed; negative when paid. */
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
  /** Empty for the single unnamed agent. */
  name: string
  validUntil: number
}

/** An account's mode, holdings and history besides the perpetuals that are traded here, as set by controls. */
export interface Elsewhere {
  user: HexAddress
  /** The value that `userAbstraction` returns. */
  mode: string
  /** Null: derived from the account's own records. */
  role: Record<string, unknown> | null
  /** Spot balances; for a pooled account USDC is shared with the perpetuals. */
  balances: { coin: string; token: number; total: Amount; hold: Amount }[]
  /** Rows in the protocol's shapes, returned besides the account's own. */
  ledger: WireRow[]
  fills: WireRow[]
  twapFills: WireRow[]
  fundings: WireRow[]
  /** A generated long past; its rows do not affect the current balance. */
  past: { from: number; until: number; fills: number; fundings: number; transfers: number } | null
  /** Ledger rows from before this time are not returned any more. */
  purgedAt?: number
}

export type WireRow = Record<string, unknown> & { time: number }

/**
 * The other side of every trade, and what the exchange itself holds: together with the accounts it adds up to all
 * deposits.
 */
export interface Ledger {
  /** USDC that the market maker received minus what it paid for its positions. */
  makerCash: Amount
  /** The market maker's signed size by asset index. */
  makerSizes: Record<string, Amount>
  /** Trading fees kept, without the builders' part. */
  fees: Amount
  /** Fees of withdrawals and of sends to new accounts. */
  transferFees?: Amount
  /** Losses of liquidated accounts beyond their money, covered by the exchange. */
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
  /** House traders, with their past from before the exchange opened. */
  house: PastTrader
  elsewhere: Elsewhere
}

export type TableName = keyof Tables

// The exchange's stored records. They are never changed in place: a new value replaces the old one, so that a
// transaction can be undone and a journal line simply lists the new records.
import type { HexAddress, PastTrader, Shock } from '../../types.ts'
import type { Amount } from './amount.ts'
import type { Fill, Order, Reservation, ScheduledCancel, Twap } from './order-records.ts'
import type { Funding, Send, Transfer, Withdrawal } from './transfer-records.ts'

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

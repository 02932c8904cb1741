// The exchange's ledger, and transfers of money on the exchange.
import type { PastPage, PastRange } from './accounts.ts'
import type { Address, DecimalString, UnixMs } from '../../../contract/primitives.ts'

/** A row of the exchange's ledger, in our shape. */
export interface LedgerEntry {
  /** Stays the same for the same row, however often it is read. */
  key: string
  at: UnixMs
  kind: 'deposit' | 'withdrawal' | 'send' | 'receive' | 'reward' | 'other'
  /** USDC, signed. The change of the account, fee included. */
  amount: DecimalString
  fee: DecimalString
  counterparty: string | null
  /** A description, where the kind does not say enough; else null. */
  note: string | null
  /**
   * USDC, unsigned, that the row may have moved in either direction or not at all, where the exchange does not say
   * which balance changed or the row type is unknown. Null when `amount` is complete.
   */
  doubt: DecimalString | null
  hash: string
  /** The nonce of the signed action behind the row, where reported: in milliseconds, or in a finer unit. */
  nonce: number | null
  /** Test money that was never deposited. */
  isGift: boolean
  /**
   * 0, except for deposits that are completely equal: then 1, 2 … These are equal transfers of one transaction, or a
   * row that was reported twice; only the chain can tell.
   */
  repeat: number
}

export interface FundingPayment {
  at: UnixMs
  symbol: string
  /** USDC, signed; positive when received. */
  amount: DecimalString
  /** Base units, signed: the position that paid. */
  size: DecimalString
}

export type EquityPeriod = '24h' | '7d' | '30d' | 'all'

export interface EquitySample {
  at: UnixMs
  equity: DecimalString
  /** USDC, signed, since the first sample. */
  pnl: DecimalString | null
}

export interface SignedAction {
  action: Record<string, unknown>
  nonce: number
  signature: `0x${string}`
}

export type PostOutcome =
  | { status: 'accepted' }
  | { status: 'rejected'; message: string }
  /** The request may or may not have arrived. Read the ledger before doing anything else. */
  | { status: 'unknown'; message: string }

/** The exchange account that pays rewards; its key is the operator's. */
export interface Treasury {
  /** Checksummed. */
  address: Address
  /** Claims what the exchange owes this account for fees. Never throws. */
  claimRewards(): Promise<'claimed' | 'refused'>
  /**
   * Sends USDC to another account; the treasury pays the fee for opening one. However often it is called with one
   * nonce, the money is sent once. Never throws.
   */
  send(transfer: {
    destination: Address
    amount: DecimalString
    nonce: number
  }): Promise<SendOutcome>
}

export type SendOutcome =
  | { status: 'sent' }
  /** `isFinal`: nothing that was sent with this nonce can take effect any more. */
  | { status: 'refused'; message: string; isFinal: boolean }
  /** The nonce is used up, by the transfer or by its refusal: the ledger tells which. */
  | { status: 'spent' }
  /** The request may or may not have arrived. */
  | { status: 'unknown'; message: string }

/** The ledger and transfers of an account. */
export interface Ledger {
  /** Everything since then that changed the account except trades and funding; oldest first. */
  ledgerSince(address: Address, since: UnixMs): Promise<LedgerEntry[]>
  /** A page of the same in [from, until]. */
  pastLedger(address: Address, range: PastRange): Promise<PastPage<LedgerEntry>>
  /** A page of funding payments in [from, until], oldest first. */
  pastFunding(address: Address, range: PastRange): Promise<PastPage<FundingPayment>>
  /**
   * How trades other than the main dex's perpetuals changed the balance of a pooled account; empty for other
   * accounts.
   */
  otherTradesSince(address: Address, since: UnixMs): Promise<LedgerEntry[]>
  /** Funding payments since then; oldest first. */
  fundingSince(address: Address, since: UnixMs): Promise<FundingPayment[]>
  /** Equity over time as the exchange keeps it; oldest first. At most `maxAgeMs` old, read now without it. */
  equityHistory(address: Address, period: EquityPeriod, maxAgeMs?: number): Promise<EquitySample[]>
  /** When false, USDC sent there opens an account, which costs extra. */
  hasAccount(address: Address): Promise<boolean>
  /** Posts an action that the viewer's wallet signed. Never throws for an unknown outcome. */
  postSigned(signed: SignedAction): Promise<PostOutcome>
  /** Null when this server holds no treasury key. */
  treasury: Treasury | null
}

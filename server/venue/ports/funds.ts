// The exchange's ledger, and money that is sent by it.
import type { PastPage, PastRange } from './accounts.ts'
import type { Address, DecimalString, UnixMs } from '../../../contract/primitives.ts'

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
  /** What it was, in words, where that is not said by its kind. */
  note: string | null
  /**
   * Unsigned USDC that it may have moved either way, or not at all, where the exchange does not say which balance it
   * touched, or nobody here knows such rows. Null: `amount` is all of it.
   */
  doubt: DecimalString | null
  hash: string
  /** Of the signed action behind it, where the exchange tells: in milliseconds, or in a finer unit. */
  nonce: number | null
  /** Test money: it was never paid in. */
  isGift: boolean
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

export type PostOutcome =
  | { status: 'accepted' }
  | { status: 'rejected'; message: string }
  /** It may or may not have arrived. Ask the ledger before anything else. */
  | { status: 'unknown'; message: string }

/** The account on the exchange that pays rewards; its key is the operator's. */
export interface Treasury {
  /** Checksummed. */
  address: Address
  /** What the exchange owes this account for fees of others. Never throws. */
  claimRewards(): Promise<'claimed' | 'refused'>
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

/** Money other than by trading. */
export interface Ledger {
  /** Everything but trades and funding that changed the account since; oldest first. */
  ledgerSince(address: Address, since: UnixMs): Promise<LedgerEntry[]>
  /** A page of that in [from, until]. */
  pastLedger(address: Address, range: PastRange): Promise<PastPage<LedgerEntry>>
  /** A page of funding payments in [from, until], oldest first. */
  pastFunding(address: Address, range: PastRange): Promise<PastPage<FundingPayment>>
  /** What trades beside the main dex's perpetuals did to the one pot of an account that has one; else none. */
  otherTradesSince(address: Address, since: UnixMs): Promise<LedgerEntry[]>
  /** Funding payments since; oldest first. */
  fundingSince(address: Address, since: UnixMs): Promise<FundingPayment[]>
  /** Equity over time as the exchange keeps it; oldest first. At most `maxAgeMs` old, asked now without it. */
  equityHistory(address: Address, period: EquityPeriod, maxAgeMs?: number): Promise<EquitySample[]>
  /** False: USDC sent there opens an account, which costs extra. */
  hasAccount(address: Address): Promise<boolean>
  /** Posts what the viewer's wallet signed. Never throws for an unknown outcome. */
  postSigned(signed: SignedAction): Promise<PostOutcome>
  /** Null: this server holds no treasury key. */
  treasury: Treasury | null
}

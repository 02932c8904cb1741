// Other exchanges (venues), whose accounts are read by API key. Nothing is traded on them.
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'

export interface KeyVenue {
  id: string
  name: string
  needsPassphrase: boolean
  history: HistoryTerms
}

/** How a venue tells what an account did. */
export interface HistoryTerms {
  /** Days back, at most. */
  days: number
  /** Milliseconds between both ends of one question for fills, at most, and for the ledger. */
  windowMs: number
  ledgerMs: number
  /** Fills are told by market only; `ledger` names the markets. */
  byMarket: boolean
  hasLedger: boolean
}

export interface HistoryQuestion {
  /** `ledger`: what is booked beside fills. */
  list: 'ledger' | 'fills'
  /** Both included. */
  from: UnixMs
  until: UnixMs
  /** "BTC_USDT"; only where fills are told by market. */
  market?: string | undefined
}

/** In any order. */
export interface KeyHistory {
  /** Of linear perpetuals. `size` in base units, `fee` in the margin currency, negative for a rebate. */
  fills: {
    symbol: string
    id: string
    at: UnixMs
    isBuy: boolean
    size: DecimalString
    price: DecimalString
    fee: DecimalString
  }[]
  /** Of funding, positive when received. */
  payments: { symbol: string; at: UnixMs; amount: DecimalString }[]
  /** In which something happened. */
  markets: string[]
  /** There may be more in this window than was sent: ask for a part of it. */
  isFull: boolean
}

/** Secret: never logged, never in an answer, stored encrypted only. */
export interface Credentials {
  apiKey: string
  secret: string
  passphrase?: string | undefined
}

/** An account on a venue. Its ccxt client is kept under `accountId`. */
export interface KeyHolder {
  accountId: string
  venue: string
  credentials: Credentials
}

/** What a key is allowed to do, as the venue tells; null: the venue does not tell. */
export interface KeyRights {
  canTrade: boolean | null
  canWithdraw: boolean | null
}

/** In the margin currency of the venue's linear perpetuals. Null: the venue does not tell. */
export interface KeyBalance {
  currency: string
  total: DecimalString | null
  available: DecimalString | null
  used: DecimalString | null
  at: UnixMs
}

export interface KeyPosition {
  /** "BTC_USDT". */
  symbol: string
  side: 'buy' | 'sell'
  /** Base units, unsigned; null for contracts that are not linear. */
  size: DecimalString | null
  entryPrice: DecimalString | null
  markPrice: DecimalString | null
  unrealizedPnl: DecimalString | null
  leverage: number | null
}

export interface KeyOrder {
  id: string
  symbol: string
  side: 'buy' | 'sell'
  /** Base units. */
  size: DecimalString | null
  remaining: DecimalString | null
  triggerPrice: DecimalString | null
  isReduceOnly: boolean
}

export interface KeyHoldings {
  positions: KeyPosition[]
  /** Null: the venue only lists the orders of one market at a time. */
  orders: KeyOrder[] | null
  at: UnixMs
}

/**
 * `rights`, `balance`, `holdings` and `history` throw ServiceError INVALID_CREDENTIALS, RATE_LIMITED, VALIDATION_FAILED or
 * EXCHANGE_UNREACHABLE; the last also for answers that cannot be parsed.
 */
export interface KeyVenues {
  offered: readonly KeyVenue[]
  rights: (holder: KeyHolder) => Promise<KeyRights>
  balance: (holder: KeyHolder) => Promise<KeyBalance>
  holdings: (holder: KeyHolder) => Promise<KeyHoldings>
  history: (holder: KeyHolder, question: HistoryQuestion) => Promise<KeyHistory>
  /** Drops the client of a removed account. */
  forget: (accountId: string) => void
  /** Whether ccxt could not be loaded. */
  isBroken: () => boolean
  close: () => void
}

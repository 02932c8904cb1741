// Other exchanges (venues), whose accounts are read by API key. Nothing is traded on them.
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'

export interface KeyVenue {
  id: string
  name: string
  needsPassphrase: boolean
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
 * `rights`, `balance` and `holdings` throw ServiceError INVALID_CREDENTIALS, RATE_LIMITED, VALIDATION_FAILED or
 * EXCHANGE_UNREACHABLE; the last also for answers that cannot be parsed.
 */
export interface KeyVenues {
  offered: readonly KeyVenue[]
  rights: (holder: KeyHolder) => Promise<KeyRights>
  balance: (holder: KeyHolder) => Promise<KeyBalance>
  holdings: (holder: KeyHolder) => Promise<KeyHoldings>
  /** Drops the client of a removed account. */
  forget: (accountId: string) => void
  /** Whether ccxt could not be loaded. */
  isBroken: () => boolean
  close: () => void
}

// Transfers of money, and the list of all past ones. The server prepares and relays; only the viewer's wallet can
// sign.
import * as z from 'zod/mini'
import { compare } from '../decimal.ts'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { Address, DecimalString, MoneyInput, UnixMs, page } from '../primitives.ts'
import { SignatureText } from '../people/signature.ts'
import { TypedData } from '../people/typed-data.ts'

/** USDC, more than 0. */
const Amount = MoneyInput.check(z.refine((value) => compare(value, 0) > 0, 'must be more than 0'))

/** Sent together, or not at all. */
const signed = {
  /** 65 bytes as hex: the signature of the typed data from the first call. */
  signature: z.optional(SignatureText),
  nonce: z.optional(z.int().check(z.positive())),
}

/** Without a signature: the data to sign. With one: the outcome. */
const TransferAnswer = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('signature_required'),
    typedData: TypedData,
    nonce: z.int(),
    /** USDC: deducted from the amount of a withdrawal; added to a send that opens a new account. */
    fee: DecimalString,
    youReceive: DecimalString,
  }),
  z.object({
    /**
     * `unknown`: the exchange did not answer; its ledger is read until it shows the outcome. Do not sign a second
     * transfer meanwhile.
     */
    status: z.enum(['submitted', 'unknown']),
    transferId: z.string(),
    fee: DecimalString,
    youReceive: DecimalString,
  }),
])
export type TransferAnswer = z.infer<typeof TransferAnswer>

const transferErrors = [
  'SIGNATURE_INVALID',
  'TRANSFER_RECORDED',
  'TRANSFER_UNSETTLED',
  'INSUFFICIENT_BALANCE',
  'EXCHANGE_REJECTED',
  ...idempotencyErrors,
  ...exchangeErrors,
] as const

/** How USDC is paid on the chain: by the exchange's bridge, or minted by Circle. */
export const TransferRoute = z.enum(['bridge', 'cctp'])
export type TransferRoute = z.infer<typeof TransferRoute>

export const withdraw = defineEndpoint({
  id: 'user.withdraw',
  method: 'POST',
  path: '/user/withdraw',
  auth: 'viewer',
  summary: 'USDC from the exchange to an address on the chain; signed by the wallet',
  body: z.strictObject({
    amount: Amount,
    /** The viewer's own address by default. */
    destination: z.optional(Address),
    /** `bridge` by default: the older way, with the higher fee. `cctp` only where the configuration offers it. */
    route: z.optional(TransferRoute),
    ...signed,
  }),
  output: TransferAnswer,
  errors: transferErrors,
})

export const sendUsdc = defineEndpoint({
  id: 'user.sendUsdc',
  method: 'POST',
  path: '/user/send-usdc',
  auth: 'viewer',
  summary: 'USDC to another account of the exchange; signed by the wallet',
  body: z.strictObject({ amount: Amount, destination: Address, ...signed }),
  output: TransferAnswer,
  errors: transferErrors,
})

export const TransactionKind = z.enum([
  'deposit',
  'withdrawal',
  'send',
  'receive',
  'reward',
  'funding',
  'other',
])
export type TransactionKind = z.infer<typeof TransactionKind>

export const Transaction = z.object({
  id: z.string(),
  kind: TransactionKind,
  at: UnixMs,
  /**
   * USDC, signed: the change of the account on the exchange, fee included; for a failed one, what it would have
   * been.
   */
  amount: DecimalString,
  fee: DecimalString,
  /**
   * `pending`: seen, not final. `submitted`: accepted by the exchange, not yet paid out. `unknown`: no answer; the
   * exchange is asked until it answers.
   */
  status: z.enum(['pending', 'submitted', 'unknown', 'done', 'failed']),
  /** The other party, or the market of a funding payment. */
  counterparty: z.nullable(z.string()),
  /** The transaction on the chain. */
  txHash: z.nullable(z.string()),
  /** When the money is expected to arrive; null when it is not in progress. */
  expectedAt: z.nullable(UnixMs),
  message: z.nullable(z.string()),
})
export type Transaction = z.infer<typeof Transaction>

export const listTransactions = defineEndpoint({
  id: 'user.transactions',
  method: 'GET',
  path: '/user/transactions',
  auth: 'viewer',
  summary: 'Everything that moved USDC to or from the account except trades, newest first',
  query: z.strictObject({ kind: z.optional(TransactionKind), ...page }),
  output: z.object({ items: z.array(Transaction), nextCursor: z.nullable(z.string()) }),
  errors: [],
})

/**
 * The books: everything that came in and went out, compared with the exchange's equity. USDC.
 * expected = opening + deposits − withdrawals − sent + rewards + other + elsewhere + realized − fees + funding + unrealized
 */
export const Reconciliation = z.object({
  /** Null: not compared yet. */
  at: z.nullable(UnixMs),
  /** Signed. The balance when the account was first seen, as far as nothing known since explains it. */
  opening: z._default(DecimalString, '0'),
  deposits: DecimalString,
  /** Including the fees of the transfers. */
  withdrawals: DecimalString,
  /** Sent less received. Signed. */
  sent: DecimalString,
  rewards: DecimalString,
  /** Signed, before fees, of all known fills. */
  realized: DecimalString,
  /** Trading fees paid; positive. */
  fees: DecimalString,
  /** Signed; positive when received. */
  funding: DecimalString,
  /** Signed, positive when received: transfers with vaults, sub-accounts and the spot balance. */
  other: DecimalString,
  /**
   * Signed: the effect of trades, funding and open positions in other markets of the exchange on an account with one pot,
   * and of what the exchange does not explain.
   */
  elsewhere: z._default(DecimalString, '0'),
  /** Signed: the open net positions at the exchange's mark. */
  unrealized: DecimalString,
  /** The sum of the above. */
  expected: DecimalString,
  /** As the exchange reports it. */
  equity: DecimalString,
  /** equity − expected. Signed; anything but 0 is an alarm. */
  difference: DecimalString,
  /**
   * How much of the time before the first sign-in is read: up to `readTo`, of everything until `until`. Absent: all.
   */
  past: z.optional(z.object({ readTo: UnixMs, until: UnixMs })),
})
export type Reconciliation = z.infer<typeof Reconciliation>

export const getReconciliation = defineEndpoint({
  id: 'user.reconciliation',
  method: 'GET',
  path: '/user/reconciliation',
  auth: 'viewer',
  summary: 'Whether our books agree with the exchange, to the cent, and when that was last found',
  output: Reconciliation,
  errors: [...exchangeErrors],
})

/** What the person holds on the exchange besides the USDC that Alura trades with; it counts in none of the sums. */
const Holding = z.object({
  token: z.string(),
  /** In units of the token. */
  total: DecimalString,
  /** The part of it that is held by orders or as collateral. */
  hold: DecimalString,
  /** USDC at the exchange's current price; null without a price. */
  worth: z.nullable(DecimalString),
})

export const listHoldings = defineEndpoint({
  id: 'user.holdings',
  method: 'GET',
  path: '/user/holdings',
  auth: 'viewer',
  summary: 'Spot coins of the viewer, and what kind of account it is',
  output: z.object({
    mode: z.enum(['split', 'pooled', 'unknown']),
    /** The exchange's name for the account mode. */
    modeName: z.string(),
    items: z.array(Holding),
  }),
  errors: [...exchangeErrors],
})

export const EquityPoint = z.object({
  at: UnixMs,
  /** USDC. */
  equity: DecimalString,
  /** Signed: since the curve began, without deposits and withdrawals. */
  pnl: DecimalString,
})
export type EquityPoint = z.infer<typeof EquityPoint>

export const listEquity = defineEndpoint({
  id: 'user.equity',
  method: 'GET',
  path: '/user/equity',
  auth: 'viewer',
  summary: 'The account’s equity over time; what is paid in or out is a step, never profit',
  query: z.strictObject({ period: z._default(z.enum(['24h', '7d', '30d', 'all']), '7d') }),
  output: z.object({
    /** Oldest first; the last one is the current moment. */
    points: z.array(EquityPoint),
    /** Money that came in (positive) or went out. */
    steps: z.array(z.object({ at: UnixMs, amount: DecimalString, kind: TransactionKind })),
  }),
  errors: [...exchangeErrors],
})

// Money out, and everything that ever moved. The server prepares and relays; only the viewer's wallet can sign.
import * as z from 'zod/mini'
import { compare } from '../decimal.ts'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { Address, DecimalString, MoneyInput, UnixMs, page } from '../primitives.ts'
import { SignatureText } from '../signature.ts'
import { TypedData } from '../people/typed-data.ts'

/** USDC, more than 0. */
const Amount = MoneyInput.check(z.refine((value) => compare(value, 0) > 0, 'must be more than 0'))

/** Posted together, or not at all. */
const signed = {
  /** 65 bytes of hex, of the typed data that the first call gave. */
  signature: z.optional(SignatureText),
  nonce: z.optional(z.int().check(z.positive())),
}

/** Without a signature: what to sign. With one: what became of it. */
const TransferAnswer = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('signature_required'),
    typedData: TypedData,
    nonce: z.int(),
    /** USDC, taken out of the amount of a withdrawal; on top of a transfer that opens a new account. */
    fee: DecimalString,
    youReceive: DecimalString,
  }),
  z.object({
    /** `unknown`: the exchange did not answer; its ledger is asked until it tells. Never sign a second one meanwhile. */
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

/** How USDC gets to the chain: the exchange's bridge pays it, or Circle mints it. */
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
    /** The viewer's own address when not said. */
    destination: z.optional(Address),
    /** `bridge` when not said: the older way, with the higher fee. `cctp` only where the configuration names it. */
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
  /** What it did to the account on the exchange, fee included; of a failed one, would have done. Signed, USDC. */
  amount: DecimalString,
  fee: DecimalString,
  /**
   * `pending`: seen, not final. `submitted`: accepted by the exchange, not yet paid out. `unknown`: no answer; the
   * exchange is asked until it tells.
   */
  status: z.enum(['pending', 'submitted', 'unknown', 'done', 'failed']),
  /** The other side, or the market of a funding payment. */
  counterparty: z.nullable(z.string()),
  /** On the chain. */
  txHash: z.nullable(z.string()),
  /** When the money is expected, while it is under way. */
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
 * One ledger: what came in and went out, and what the exchange says is there. USDC.
 * expected = opening + deposits − withdrawals − sent + rewards + other + realized − fees + funding + unrealized
 */
export const Reconciliation = z.object({
  /** Null: not done yet. */
  at: z.nullable(UnixMs),
  /** What the account had when it was first seen and nothing that is known since explains. Signed. */
  opening: z._default(DecimalString, '0'),
  deposits: DecimalString,
  /** Fees of the transfers included. */
  withdrawals: DecimalString,
  /** Sent less received. Signed. */
  sent: DecimalString,
  rewards: DecimalString,
  /** Gross, of all fills ever. Signed. */
  realized: DecimalString,
  /** Trading fees paid; positive. */
  fees: DecimalString,
  /** Signed; positive when received. */
  funding: DecimalString,
  /** To and from vaults, sub-accounts and the spot balance. Signed; positive when it came in. */
  other: DecimalString,
  /** Of the open net positions, at the exchange's mark. Signed. */
  unrealized: DecimalString,
  /** What all of that adds up to. */
  expected: DecimalString,
  /** What the exchange says. */
  equity: DecimalString,
  /** equity − expected. Signed; anything but 0 is an alarm. */
  difference: DecimalString,
  /** How far what was before the first sign-in is read: everything up to `readTo`, of all until `until`. Absent: all. */
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

/** What the person holds on the exchange beside the USDC that Alura trades with: nothing of it counts here. */
const Holding = z.object({
  token: z.string(),
  /** In the token. */
  total: DecimalString,
  /** Of that, in orders or as a pledge. */
  hold: DecimalString,
  /** At the exchange's price now. USDC; null where it tells none. */
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
    /** The exchange's own word for it. */
    modeName: z.string(),
    items: z.array(Holding),
  }),
  errors: [...exchangeErrors],
})

export const EquityPoint = z.object({
  at: UnixMs,
  /** USDC. */
  equity: DecimalString,
  /** Since the curve began, without what was paid in and out. Signed. */
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
    /** Oldest first; the last one is of this moment. */
    points: z.array(EquityPoint),
    /** Money that came in (positive) or left. */
    steps: z.array(z.object({ at: UnixMs, amount: DecimalString, kind: TransactionKind })),
  }),
  errors: [...exchangeErrors],
})

import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { Address, DecimalString, UnixMs, page } from '../primitives.ts'

export const Deposit = z.object({
  id: z.string(),
  txHash: z.string(),
  logIndex: z.int(),
  chainId: z.int(),
  from: Address,
  /** USDC. */
  amount: DecimalString,
  /** Sent to the bridge, or burnt by CCTP. */
  route: z.enum(['bridge', 'cctp']),
  /** USDC. The most that is deducted on the way: the exchange credits at least the amount less this. */
  fee: DecimalString,
  /** `confirmed` on the chain; `credited` once the exchange shows it; `orphaned` when the chain took it back. */
  status: z.enum(['pending', 'confirmed', 'credited', 'orphaned']),
  creditedAt: z.nullable(UnixMs),
})
export type Deposit = z.infer<typeof Deposit>

export const DepositRejection = z.enum([
  'not_found',
  'failed',
  'other_token',
  'other_recipient',
  'other_sender',
  'other_account',
  'lost_burn',
  'below_minimum',
])
export type DepositRejection = z.infer<typeof DepositRejection>

/** 0x and 64 hex digits, any case. */
const TxHash = z
  .string()
  .check(z.regex(/^0x[0-9a-fA-F]{64}$/, 'must be a 0x hash of 64 hex digits'))

const verified = z.object({
  status: z.enum(['verified', 'pending', 'rejected']),
  deposit: z.optional(Deposit),
  /** All deposits of the viewer in this transaction, when there are several. */
  deposits: z.optional(z.array(Deposit)),
  confirmations: z.int(),
  required: z.int(),
  reason: z.optional(DepositRejection),
  /** The reason as text. */
  message: z.optional(z.string()),
})

export const verifyDeposit = defineEndpoint({
  id: 'deposits.verify',
  method: 'POST',
  path: '/usdc-verification/verify',
  auth: 'viewer',
  summary: 'Recognise USDC for the exchange by its transaction hash; safe to repeat',
  body: z.strictObject({ txHash: TxHash }),
  output: verified,
  errors: ['DEPOSIT_RECORDED', 'CHAIN_UNAVAILABLE', ...idempotencyErrors, ...exchangeErrors],
})

export const watchDeposit = defineEndpoint({
  id: 'deposits.watch',
  method: 'GET',
  path: '/usdc-verification/watch',
  auth: 'viewer',
  summary: 'How far a deposit is; `balance.changed` is sent when it gets further',
  query: z.strictObject({ txHash: TxHash }),
  output: verified,
  errors: ['DEPOSIT_RECORDED', 'CHAIN_UNAVAILABLE', ...exchangeErrors],
})

export const getDepositFee = defineEndpoint({
  id: 'deposits.fee',
  method: 'GET',
  path: '/usdc-verification/deposit-fee',
  auth: 'viewer',
  summary: 'What Circle keeps of a deposit by CCTP, as its own service says',
  output: z.object({
    /** USDC; null: Circle could not be asked, and has not said before. */
    fee: z.nullable(DecimalString),
    /** When Circle said so. */
    at: z.nullable(UnixMs),
    /** False: it could not be asked just now. */
    isCurrent: z.boolean(),
    /** USDC that the wallet permits Circle to keep: what is not kept is not lost. */
    most: DecimalString,
  }),
  errors: ['NOT_FOUND'],
})

export const listDeposits = defineEndpoint({
  id: 'deposits.list',
  method: 'GET',
  path: '/usdc-verification/my-transactions',
  auth: 'viewer',
  summary: 'The viewer’s recognised deposits, newest first',
  query: z.strictObject({ ...page }),
  output: z.object({ items: z.array(Deposit), nextCursor: z.nullable(z.string()) }),
  errors: [],
})

export const getTotalDeposited = defineEndpoint({
  id: 'deposits.total',
  method: 'GET',
  path: '/usdc-verification/total-deposited',
  auth: 'viewer',
  summary: 'Sum and number of what the viewer paid in, over whatever route the exchange tells',
  output: z.object({ total: DecimalString, count: z.int() }),
  errors: [],
})

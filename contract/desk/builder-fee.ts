// The builder fee, part of every order: a program asks what the wallet signs, and sends the signature back, as for the agent.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { Address } from '../primitives.ts'
import { SignedApproval, TypedDataOnWire } from './exchanges.ts'
import { desk } from './shared.ts'

export const initBuilderFee = defineEndpoint({
  ...desk,
  id: 'builderFee.init',
  method: 'POST',
  path: '/api/v1/exchanges/builder-fee/init',
  scope: 'account',
  summary: 'The fee to approve once, and what the wallet signs for it',
  body: z.strictObject({ wallet_address: Address }),
  output: z.object({
    account_id: z.string(),
    builder_address: Address,
    /** The most that may ever be charged, such as "0.05%" of what is traded. */
    max_fee_rate: z.string(),
    /** Whether the wallet has approved as much already. */
    approved: z.boolean(),
    typed_data: TypedDataOnWire,
    nonce: z.int(),
  }),
  errors: ['NOT_FOUND', ...idempotencyErrors, ...exchangeErrors],
})

export const approveBuilderFee = defineEndpoint({
  ...desk,
  id: 'builderFee.approve',
  method: 'POST',
  path: '/api/v1/exchanges/builder-fee/approve',
  scope: 'account',
  summary: 'Post the wallet’s approval of the fee to the venue, and ask it whether it holds',
  body: SignedApproval,
  output: z.object({ success: z.boolean(), max_fee_rate: z.string(), message: z.string() }),
  errors: [
    'NOT_FOUND',
    'ALREADY_APPROVED',
    'EXCHANGE_REJECTED',
    ...idempotencyErrors,
    ...exchangeErrors,
  ],
})

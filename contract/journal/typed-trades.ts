// Trades that a person types, because no fills of them can be had: from memory, or from an exchange that tells nothing.
import * as z from 'zod/mini'
import { Amount, SignedAmount, desk } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { JournalTrade } from './journal-trade.ts'
import { ExchangeName, Instant, idOf, writing } from './journal-shared.ts'

/** USDC: no part of a typed trade may be larger. Sums of far more than a person can type stay exact. */
export const mostTypedUsdc = 10_000_000

/** A market as "BTC_USDT". */
export const typedMarket = /^k?[A-Z0-9]{1,20}_[A-Z]{3,6}$/

const Positive = Amount.check(
  z.refine((value) => /[1-9]/.test(value), { error: 'must be more than 0' }),
)

const TypedTrade = z.strictObject({
  exchange: z._default(ExchangeName, 'other'),
  symbol: z.string().check(z.regex(typedMarket, 'must be a market, as "BTC_USDT"')),
  side: z.enum(['buy', 'sell', 'long', 'short']),
  /** Base units. */
  quantity: Positive,
  /** Averages of what was opened and of what was closed. */
  entry_price: Positive,
  exit_price: Positive,
  /** USDC paid; negative: received. */
  fees: z._default(SignedAmount, '0'),
  /** USDC received while it was open; negative: paid. */
  funding: z._default(SignedAmount, '0'),
  opened_at: Instant,
  closed_at: Instant,
  leverage: z.optional(z.nullable(z.number().check(z.gte(1), z.lte(1_000)))),
  /** As they were planned: the stop on the losing side of the entry, the target on the other. */
  stop_loss: z.optional(z.nullable(Positive)),
  target: z.optional(z.nullable(Positive)),
  setup_tag: z.optional(
    z.nullable(
      writing(48).check(z.trim(), z.minLength(1), z.regex(/^[^\n\t]*$/, 'must be one line')),
    ),
  ),
})
export type TypedTrade = z.output<typeof TypedTrade>
/** As it is sent. */
export type TypedTradeBody = z.input<typeof TypedTrade>

const path = '/api/v1/journal/trades'

export const createTypedTrade = defineEndpoint({
  ...desk,
  id: 'journal.createTrade',
  method: 'POST',
  path,
  summary:
    'Add a trade without fills; it counts in all figures, and stays outside the ledger comparison',
  body: TypedTrade,
  output: JournalTrade,
  status: 201,
  errors: idempotencyErrors,
})

export const changeTypedTrade = defineEndpoint({
  ...desk,
  id: 'journal.changeTrade',
  method: 'PUT',
  path: `${path}/:id`,
  summary:
    'Write a typed trade anew; its notes and tags stay. Trades made of fills cannot be changed',
  params: idOf,
  body: TypedTrade,
  output: JournalTrade,
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const deleteTypedTrade = defineEndpoint({
  ...desk,
  id: 'journal.deleteTrade',
  method: 'DELETE',
  path: `${path}/:id`,
  summary: 'Delete a typed trade, with its notes; entries about it stay',
  params: idOf,
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

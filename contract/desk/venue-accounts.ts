// Accounts on other exchanges, added by an API key and only read. The key is checked at the exchange before it is stored
// encrypted, and no answer contains it.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { Address } from '../primitives.ts'
import { ExchangeAccount, keyErrors } from './exchanges.ts'
import { desk } from './shared.ts'
import { TradeId as AccountId } from './trade.ts'

/** The exchanges whose accounts can be added by API key. */
export const keyVenueIds = [
  'binance',
  'bybit',
  'okx',
  'bitget',
  'gateio',
  'phemex',
  'blofin',
  'woo',
] as const

/** Printable ASCII without spaces: it is sent in HTTP headers. */
const line = (minimum: number, maximum: number) =>
  z
    .string()
    .check(
      z.minLength(minimum),
      z.maxLength(maximum),
      z.regex(/^[\x21-\x7e]+$/, 'must be one word, as the venue shows it'),
    )

const NewAccount = z.discriminatedUnion('exchange_name', [
  z.strictObject({
    exchange_name: z.enum(keyVenueIds),
    account_name: z.optional(
      z
        .string()
        .check(
          z.trim(),
          z.minLength(1),
          z.maxLength(48),
          z.regex(/^[^\p{C}]+$/u, 'must be printable'),
        ),
    ),
    api_key: line(8, 256),
    /** May have several lines: some secrets are PEM keys. */
    secret: z
      .string()
      .check(
        z.minLength(8),
        z.maxLength(4_096),
        z.regex(/^[\x20-\x7e\r\n]+$/, 'must be as the venue shows it'),
      ),
    /** Required by OKX, Bitget and BloFin; refused for the others. */
    passphrase: z.optional(line(1, 128)),
  }),
  z.strictObject({ exchange_name: z.literal('hyperliquid'), wallet_address: Address }),
])

export const addExchangeAccount = defineEndpoint({
  ...desk,
  id: 'exchanges.add',
  method: 'POST',
  path: '/api/v1/exchanges/accounts',
  scope: 'account',
  summary: 'Add an account on another exchange by its API key, which is checked there first',
  body: NewAccount,
  output: ExchangeAccount,
  status: 201,
  otherwise: {
    status: 200,
    description: 'The viewer’s own account, which is there from sign-in on',
    when: (answer) => z.object({ auth_mode: z.literal('agent') }).safeParse(answer).success,
  },
  errors: [
    ...keyErrors,
    'NOT_FOUND',
    'KEY_MAY_WITHDRAW',
    'ACCOUNT_EXISTS',
    'TOO_MANY_ACCOUNTS',
    ...idempotencyErrors,
  ],
})

export const removeExchangeAccount = defineEndpoint({
  ...desk,
  id: 'exchanges.remove',
  method: 'DELETE',
  path: '/api/v1/exchanges/accounts/:id',
  scope: 'account',
  summary: 'Remove an account and its key. The viewer’s own account cannot be removed',
  params: z.strictObject({ id: AccountId }),
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', 'ACCOUNT_IN_USE', ...idempotencyErrors],
})

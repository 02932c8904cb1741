// The accounts that a viewer sees: their own on Hyperliquid, which exists from sign-in on, and accounts on other exchanges,
// which are added by an API key (venue-accounts.ts) and only read.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { Address, DecimalString } from '../primitives.ts'
import { IsoTime, desk } from './shared.ts'
import { TradeId as AccountId } from './trade.ts'

const idOf = z.strictObject({ id: AccountId })

/** Of every request to an exchange by API key. */
export const keyErrors = ['INVALID_CREDENTIALS', 'EXCHANGE_UNREACHABLE'] as const

const Venue = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['dex', 'cex']),
  /** What is needed to add an account there. */
  requires: z.array(z.enum(['wallet', 'api_key', 'secret', 'passphrase'])),
  can_trade: z.boolean(),
})

export const ExchangeAccount = z.object({
  id: z.string(),
  exchange_name: z.string(),
  account_name: z.string(),
  auth_mode: z.enum(['agent', 'api_key']),
  wallet_address: z.nullable(z.string()),
  /** What its key or agent is known to be allowed: `read`, `trade`. */
  permissions: z.array(z.string()),
  /** Whether its key or agent can withdraw. Null: the exchange does not tell, so it could not be checked. */
  can_withdraw: z.nullable(z.boolean()),
  is_active: z.boolean(),
  requires_reauthorization: z.boolean(),
  /**
   * `needs_authorization`: its agent is not approved, or its key was refused. `unreachable`: the exchange does not answer now, and
   * the other fields are as last known.
   */
  state: z.enum(['ok', 'needs_authorization', 'unreachable']),
  created_at: IsoTime,
  last_used_at: z.nullable(IsoTime),
})

export const listExchanges = defineEndpoint({
  ...desk,
  id: 'exchanges.list',
  method: 'GET',
  path: '/api/v1/exchanges',
  summary: 'The venues that are offered, and what each needs',
  output: z.array(Venue),
  errors: [],
})

export const listSupportedExchanges = defineEndpoint({
  ...desk,
  id: 'exchanges.supported',
  method: 'GET',
  path: '/api/v1/exchanges/supported',
  summary: 'Their ids alone',
  output: z.object({ exchanges: z.array(z.string()) }),
  errors: [],
})

export const listExchangeAccounts = defineEndpoint({
  ...desk,
  id: 'exchanges.accounts',
  method: 'GET',
  path: '/api/v1/exchanges/accounts',
  summary: 'The accounts of the viewer',
  output: z.object({
    items: z.array(ExchangeAccount),
    total: z.int(),
    page: z.int(),
    limit: z.int(),
  }),
  errors: [],
})

export const testExchangeAccount = defineEndpoint({
  ...desk,
  id: 'exchanges.test',
  method: 'POST',
  path: '/api/v1/exchanges/accounts/:id/test',
  scope: 'trade',
  summary: 'Ask the venue for the account, now',
  params: idOf,
  output: z.object({
    account_id: z.string(),
    exchange_name: z.string(),
    status: z.enum(['success', 'failed']),
    message: z.string(),
    tested_at: IsoTime,
    latency_ms: z.int(),
  }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})

export const getExchangeBalance = defineEndpoint({
  ...desk,
  id: 'exchanges.balance',
  method: 'GET',
  path: '/api/v1/exchanges/accounts/:id/balance',
  summary: 'What the account holds, as the venue says now',
  params: idOf,
  output: z.object({
    account_id: z.string(),
    currency: z.string(),
    /** Including unrealized profit on Hyperliquid; elsewhere as the exchange counts it. Null: the exchange does not tell. */
    total: z.nullable(DecimalString),
    /** Available as margin of new orders. */
    available: z.nullable(DecimalString),
    /** Used as margin. */
    used: z.nullable(DecimalString),
    fetched_at: IsoTime,
  }),
  errors: ['NOT_FOUND', ...keyErrors, ...exchangeErrors],
})

export const getExchangePositions = defineEndpoint({
  ...desk,
  id: 'exchanges.positions',
  method: 'GET',
  path: '/api/v1/exchanges/accounts/:id/positions',
  summary: 'What is open and what rests, as the venue says now, whoever opened it',
  params: idOf,
  output: z.object({
    account_id: z.string(),
    exchange_name: z.string(),
    positions: z.array(
      z.object({
        symbol: z.string(),
        side: z.enum(['buy', 'sell']),
        /** Base units, unsigned. Null here and below: the exchange does not tell. */
        contracts: z.nullable(DecimalString),
        entry_price: z.nullable(DecimalString),
        mark_price: z.nullable(DecimalString),
        unrealized_pnl: z.nullable(DecimalString),
        leverage: z.nullable(z.number()),
      }),
    ),
    /** Null: the exchange only lists the orders of one market at a time. */
    open_orders: z.nullable(
      z.array(
        z.object({
          id: z.string(),
          symbol: z.string(),
          side: z.enum(['buy', 'sell']),
          quantity: z.nullable(DecimalString),
          remaining: z.nullable(DecimalString),
          trigger_price: z.nullable(DecimalString),
          reduce_only: z.boolean(),
        }),
      ),
    ),
    fetched_at: IsoTime,
  }),
  errors: ['NOT_FOUND', ...keyErrors, ...exchangeErrors],
})

/**
 * As wallets sign it, in the names of EIP-712: it can be handed to `eth_signTypedData_v4` as it is. The nonce is sent back
 * with the signature.
 */
export const TypedDataOnWire = z.object({
  domain: z.record(z.string(), z.unknown()),
  types: z.record(z.string(), z.array(z.object({ name: z.string(), type: z.string() }))),
  primaryType: z.string(),
  /** The same, in this API's spelling. */
  primary_type: z.string(),
  message: z.record(z.string(), z.unknown()),
})

/** The wallet's signature, with the nonce that it signed. */
export const SignedApproval = z.strictObject({
  account_id: AccountId,
  signature: z.string().check(z.regex(/^0x[0-9a-fA-F]{130}$/, 'must be 65 bytes in hex')),
  nonce: z.int().check(z.gt(0)),
})

export const initAgentWallet = defineEndpoint({
  ...desk,
  id: 'agentWallet.init',
  method: 'POST',
  path: '/api/v1/exchanges/agent-wallet/init',
  scope: 'account',
  summary:
    'The agent to approve, and what the wallet signs for it. Its key never leaves the server',
  body: z.strictObject({ wallet_address: Address }),
  output: z.object({
    account_id: z.string(),
    agent_address: Address,
    /** False: it was made for an earlier request and still waits for its approval. */
    is_new: z.boolean(),
    typed_data: TypedDataOnWire,
    nonce: z.int(),
  }),
  status: 201,
  otherwise: {
    status: 200,
    description: 'There is one already that waits for its approval',
    when: (answer) => z.object({ is_new: z.literal(false) }).safeParse(answer).success,
  },
  errors: ['NOT_FOUND', ...idempotencyErrors, ...exchangeErrors],
})

export const approveAgentWallet = defineEndpoint({
  ...desk,
  id: 'agentWallet.approve',
  method: 'POST',
  path: '/api/v1/exchanges/agent-wallet/approve',
  scope: 'account',
  summary: 'Post the wallet’s approval to the venue, and ask it whether it holds',
  body: SignedApproval,
  output: z.object({ success: z.boolean(), agent_address: Address, message: z.string() }),
  errors: [
    'NOT_FOUND',
    'ALREADY_APPROVED',
    'EXCHANGE_REJECTED',
    ...idempotencyErrors,
    ...exchangeErrors,
  ],
})

export const revokeAgentWallet = defineEndpoint({
  ...desk,
  id: 'agentWallet.revoke',
  method: 'DELETE',
  path: '/api/v1/exchanges/agent-wallet/:id/revoke',
  scope: 'account',
  summary: 'Destroy the agent’s key: nobody can trade with it any more',
  params: idOf,
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', 'NOT_ACTIVE', 'SESSION_RUNNING', ...idempotencyErrors, ...exchangeErrors],
})

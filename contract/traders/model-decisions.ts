// What language models decide for traders: the form of an answer, each decision with all that led to it, a test that
// sends nothing, and what may be chosen for a model.
import * as z from 'zod/mini'
import { IsoTime } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { exchangeErrors, idempotencyErrors } from '../errors.ts'
import { RuleCheck, executionActions, executionCauses, executionStates } from '../lab/executions.ts'
import { queryInt } from '../primitives.ts'
import { RowId, RowIdText, idOf, liveCase, traderCase } from './trader-shared.ts'

/** Characters of a model's reason or plan that are kept. */
export const longestModelText = 600

const ModelText = z.optional(z.string().check(z.maxLength(longestModelText)))
const Positive = z.number().check(z.positive())

/**
 * The only form in which a model can answer, after what is unambiguous has been read into it. Prices in USDC, quantities
 * in units of the coin.
 */
export const ModelDecision = z.discriminatedUnion('action', [
  z.object({ action: z.literal('hold'), symbol: z.string(), reason: ModelText }),
  z.object({
    action: z.literal('close'),
    symbol: z.string(),
    /** Above 0, at most 1. */
    fraction: z.number().check(z.gt(0), z.lte(1)),
    reason: ModelText,
  }),
  z.object({
    action: z.enum(['buy', 'sell']),
    symbol: z.string(),
    quantity: Positive,
    leverage: z.optional(z.int().check(z.gte(1), z.lte(100))),
    stop: z.optional(Positive),
    target: z.optional(Positive),
    reason: ModelText,
    /** When it means to get out; shown to it while the position is open. */
    plan: ModelText,
  }),
])
export type ModelDecision = z.infer<typeof ModelDecision>

/**
 * `asked`: no answer yet. `decided`: read, and carried out as its orders say. `unclear`: asked twice and not understood,
 * so that it holds. `failed`: there was no answer. `lost`: the server ended
 * before the answer came. `tested`: nothing was sent.
 */
export const modelDecisionStates = [
  'asked',
  'decided',
  'unclear',
  'failed',
  'lost',
  'tested',
] as const

const ModelMessage = z.object({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string(),
})
export type ModelMessage = z.infer<typeof ModelMessage>

const DecidedOrder = z.object({
  action: z.enum(executionActions),
  symbol: z.string(),
  status: z.enum(executionStates),
  /** Units of the coin: as the model wanted it, and as the rules left it. */
  wished_quantity: z.nullable(z.number()),
  quantity: z.nullable(z.number()),
  price: z.nullable(z.number()),
  stop: z.nullable(z.number()),
  target: z.nullable(z.number()),
  leverage: z.nullable(z.number()),
  reason: z.nullable(z.string()),
  plan: z.nullable(z.string()),
  /** The nine checks, where an order was held against them. */
  checks: z.nullable(z.array(RuleCheck)),
  order_id: z.nullable(z.string()),
  /** Why nothing, or something else, came of it. */
  error: z.nullable(z.string()),
})
export type DecidedOrder = z.infer<typeof DecidedOrder>

const asked = {
  model: z.string(),
  /** All that the model was shown, word by word. */
  context: z.array(ModelMessage),
  /** Its last answer; null without one. Text of a model: never HTML. */
  answer: z.nullable(z.string()),
  /** As text: why there is no decision, or why it had to be asked twice; null: nothing was wrong. */
  problem: z.nullable(z.string()),
  /** How often it was asked: 2 where the first answer was not understood. */
  asks: z.int(),
  tokens: z.object({ input: z.int(), output: z.int() }),
  /** US dollars, by the prices of its trader; 0 without prices. */
  cost: z.number(),
  duration_ms: z.int(),
}

export const TraderDecision = z.object({
  id: RowId,
  account_id: RowId,
  cause: z.enum(executionCauses),
  status: z.enum(modelDecisionStates),
  ...asked,
  orders: z.array(DecidedOrder),
  decided_at: IsoTime,
})
export type TraderDecision = z.infer<typeof TraderDecision>

const TraderTest = z.object({
  ...asked,
  /** What the rules make of each decision. None of it is sent. */
  orders: z.array(DecidedOrder),
})
export type TraderTest = z.infer<typeof TraderTest>

export const listTraderDecisions = defineEndpoint({
  ...traderCase,
  id: 'traders.decisions',
  method: 'GET',
  path: '/api/account/:id/decisions',
  summary: 'What its model was shown, what it answered and what became of it, newest first',
  params: idOf,
  query: z.strictObject({
    /** Those with a smaller id. */
    before: z.optional(RowIdText),
    limit: queryInt(1, 200, 20),
  }),
  output: z.array(TraderDecision),
  errors: ['NOT_FOUND'],
})

export const testTrader = defineEndpoint({
  ...liveCase,
  id: 'traders.test',
  method: 'POST',
  path: '/api/account/:id/test',
  scope: 'trade',
  summary:
    'Ask its model once, with the real account and market, and hold the answer against the rules. Nothing is sent; the tokens count',
  params: idOf,
  output: TraderTest,
  errors: ['NOT_FOUND', 'NO_MODEL', ...exchangeErrors, ...idempotencyErrors],
})

export const listModelOptions = defineEndpoint({
  ...traderCase,
  id: 'traders.options',
  method: 'GET',
  path: '/api/account/options',
  summary: 'Providers that speak the protocol of OpenAI, and prompts to begin with',
  output: z.object({
    providers: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        base_url: z.nullable(z.string()),
        model: z.nullable(z.string()),
        needs_key: z.boolean(),
        /** False for the stand-in, which works by rules. */
        is_language_model: z.boolean(),
      }),
    ),
    prompts: z.array(z.object({ id: z.string(), name: z.string(), text: z.string() })),
  }),
  errors: [],
})

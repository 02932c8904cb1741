// One decision of a trader by its model, in steps that are stored one by one: asked, answered, and then the orders, which
// the runner carries out as a program's.
import type { ModelDecision } from '../../../contract/traders/model-decisions.ts'
import type { ViewerContext } from '../../context.ts'
import type { BindingRow } from '../../storage/lab/bindings.ts'
import type { ModelDecisionRow } from '../../storage/models/model-decisions.ts'
import type { Store } from '../../storage/store.ts'
import type { TraderRow } from '../../storage/traders/traders.ts'
import type { Situation } from '../live/run/situation.ts'
import { type Asked, answerTokens, askForDecision } from './ask-for-decision.ts'
import type { ModelEndpoint } from './call-model.ts'
import { contextFor } from './context.ts'
import { endpointOf } from './providers.ts'
import { type Tokens, costOf, dayOf, mostTokens, overCap } from './spending.ts'

export interface Question {
  endpoint: ModelEndpoint
  messages: Asked['messages']
  /** What it may take. */
  most: Tokens
}

/** Throws NO_MODEL, and what the exchange port throws. */
export async function questionFor(
  ctx: ViewerContext,
  binding: BindingRow,
  trader: TraderRow,
  situation: Situation,
): Promise<Question> {
  const endpoint = endpointOf(ctx.config, trader)
  const messages = await contextFor(ctx, binding, trader, situation, ctx.clock())
  return { endpoint, messages, most: mostTokens(messages, answerTokens) }
}

/**
 * Stores that it is asked, with as many tokens as that may take, so that questions at the same time keep to the caps
 * together; or says why it is not asked today. Within a transaction.
 */
export async function reserve(
  store: Store,
  trader: TraderRow,
  { endpoint, messages, most }: Question,
  about: Pick<ModelDecisionRow, 'cause' | 'state' | 'at'>,
): Promise<{ id: number } | { skipped: string }> {
  await store.traders.lock(trader.id)
  const spent = await store.modelDecisions.spent(trader.id, dayOf(about.at))
  const skipped = overCap(trader, spent, most)
  if (skipped !== undefined) return { skipped }
  const id = await store.modelDecisions.insert({
    userId: trader.userId,
    accountId: trader.id,
    ...about,
    model: endpoint.model,
    context: messages,
    answer: null,
    problem: null,
    asks: 0,
    tokensIn: most.input,
    tokensOut: most.output,
    cost: costOf(trader, most),
    durationMs: 0,
  })
  return { id }
}

/** Asks, up to twice. What it may ask again for is held against what the day has left. */
export async function ask(
  ctx: ViewerContext,
  trader: TraderRow,
  situation: Situation,
  { endpoint, messages, most }: Question,
  { symbols, signal }: { symbols: readonly string[]; signal?: AbortSignal },
): Promise<Asked> {
  const spent = await ctx.store.modelDecisions.spent(trader.id, dayOf(ctx.clock()))
  const prices = new Map([...situation.prices].map(([symbol, price]) => [symbol, Number(price)]))
  const reserved = most.input + most.output
  return askForDecision(endpoint, messages, { symbols, prices, signal }, (used, next) => {
    const tokens = spent.tokens - reserved + used.input + used.output
    return overCap(trader, { tokens, cost: spent.cost }, next) === undefined
  })
}

/** What is stored of an answer. */
export function noteOf(trader: TraderRow, asked: Asked, isTest = false) {
  const { status, messages, answer, problem, asks, tokens, durationMs } = asked
  return {
    state: isTest ? ('tested' as const) : status,
    context: messages,
    answer,
    problem,
    asks,
    tokensIn: tokens.input,
    tokensOut: tokens.output,
    cost: costOf(trader, tokens),
    durationMs,
  }
}

/** A plan is kept with the orders that it belongs to. */
export function plansOf(decisions: readonly ModelDecision[]): Map<string, string> {
  const plans = new Map<string, string>()
  for (const decision of decisions) {
    if ('plan' in decision && decision.plan !== undefined) plans.set(decision.symbol, decision.plan)
  }
  return plans
}

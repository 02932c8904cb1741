// One decision of a trader by its model, in steps that are stored one by one: asked, answered, and then the orders, which
// the runner carries out as a program's.
import type { ModelDecision } from '../../../contract/traders/model-decisions.ts'
import type { ViewerContext } from '../../context.ts'
import type { BindingRow } from '../../storage/lab/bindings.ts'
import type { TraderRow } from '../../storage/traders/traders.ts'
import type { Situation } from '../live/run/situation.ts'
import { type Asked, answerTokens, askForDecision } from './ask-for-decision.ts'
import type { ModelEndpoint } from './call-model.ts'
import { contextFor } from './context.ts'
import { endpointOf } from './providers.ts'
import { reserveAgain } from './spending/reserve.ts'
import { type Tokens, costOf, mostTokens } from './spending/spending.ts'

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

/** Asks, up to twice: what it may ask again for is reserved first as well. */
export async function ask(
  ctx: ViewerContext,
  trader: TraderRow,
  situation: Situation,
  { endpoint, messages }: Question,
  about: { reserved: number; symbols: readonly string[]; signal?: AbortSignal },
): Promise<Asked> {
  const { reserved, symbols, signal } = about
  const prices = new Map([...situation.prices].map(([symbol, price]) => [symbol, Number(price)]))
  return askForDecision(endpoint, messages, { symbols, prices, signal }, (used, next) =>
    reserveAgain(ctx, trader, reserved, { used, next }),
  )
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

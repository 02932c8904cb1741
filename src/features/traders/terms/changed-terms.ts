// The form of a trader that exists, and the request for what was changed in it.
import { t } from '@lingui/core/macro'
import { fromNumber } from '../../../../contract/decimal.ts'
import type { Trader, TraderChange } from '../../../../contract/traders/traders.ts'
import { type DraftErrors, type TraderDraft, readTerms } from '../draft.ts'

const plain = (value: number | null) => (value === null ? '' : fromNumber(value, 6))

/** The key is never shown: its field begins empty. Seconds that were set over the API are kept unless minutes are typed. */
export function draftOf(trader: Trader): TraderDraft {
  const { trigger } = trader
  return {
    name: trader.name,
    provider: trader.llm_provider ?? 'other',
    model: trader.llm_model ?? '',
    baseUrl: trader.llm_base_url ?? '',
    apiKey: '',
    prompt: trader.prompt ?? '',
    symbols: trader.symbols,
    poolIds: trigger.pool_ids,
    budget: plain(trader.budget),
    lossThreshold: plain(trader.loss_threshold),
    minutes: trigger.scheduled ? plain(Math.ceil(trigger.interval_secs / 60)) : '',
    tokensPerDay: plain(trader.tokens_per_day),
    costPerDay: plain(trader.cost_per_day),
    priceIn: plain(trader.price_in),
    priceOut: plain(trader.price_out),
  }
}

/** Null: an empty field takes the term away. */
const fields = {
  name: 'name',
  provider: 'llm_provider',
  model: 'llm_model',
  baseUrl: 'llm_base_url',
  apiKey: 'llm_api_key',
  prompt: 'prompt',
  symbols: 'symbols',
  poolIds: 'trigger',
  minutes: 'trigger',
  budget: 'budget',
  lossThreshold: 'loss_threshold',
  tokensPerDay: 'tokens_per_day',
  costPerDay: 'cost_per_day',
  priceIn: 'price_in',
  priceOut: 'price_out',
} as const satisfies Record<keyof TraderDraft, keyof TraderChange>

/** `body` has what was changed alone, so that what somebody else changed meanwhile stays; null: nothing was. */
export function readChanges(
  before: TraderDraft,
  after: TraderDraft,
): { errors: DraftErrors } | { body: TraderChange | null } {
  const changed = new Set(
    (Object.keys(fields) as (keyof TraderDraft)[]).filter(
      (field) => String(after[field]) !== String(before[field]),
    ),
  )
  // What starts it is one term.
  if (changed.has('poolIds')) changed.add('minutes')
  if (changed.size === 0) return { body: null }
  const { errors, body } = readTerms(after)
  const wrong: DraftErrors = {}
  for (const field of changed) {
    const error = errors[field]
    if (error !== undefined) wrong[field] = error
  }
  if (changed.has('lossThreshold') && body.loss_threshold === undefined) {
    wrong.lossThreshold ??= t`Between 0 and 100 %`
  }
  if (Object.keys(wrong).length > 0) return { errors: wrong }
  const names = new Set([...changed].map((field) => fields[field]))
  const { pool_ids = [], ...trigger } = body.trigger ?? {}
  return {
    body: Object.fromEntries(
      [...names].map((name) => [
        name,
        name === 'trigger'
          ? { ...(trigger.scheduled ? trigger : { scheduled: false }), pool_ids }
          : (body[name] ?? null),
      ]),
    ),
  }
}

/** Whether the stored key would be asked for at another address, and so is removed. */
export function leavesKey(before: TraderDraft, after: TraderDraft): boolean {
  return before.provider !== after.provider || before.baseUrl !== after.baseUrl
}

import { fromNumber } from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { TraderChange } from '../../contract/traders/traders.ts'
import type { PersonContext } from '../context.ts'
import type { TraderNote, TraderRow } from '../storage/traders/traders.ts'
import { requireModelUrl, sealKey } from './model-terms.ts'

/**
 * What a body asks to be stored. A key is for the address that it was given for: where another provider or address is named
 * without a key, the stored one is removed. Throws VALIDATION_FAILED for a model's address that is not allowed.
 */
export function changesOf(
  { config, viewer }: Pick<PersonContext, 'config' | 'viewer'>,
  body: TraderChange,
  before?: Pick<TraderRow, 'llmProvider' | 'llmBaseUrl'>,
): TraderNote {
  const { llm_base_url: url, llm_api_key: key, trigger = {} } = body
  return {
    ...given('name', body.name),
    ...given('llmProvider', body.llm_provider),
    ...given('llmModel', body.llm_model),
    ...given('llmBaseUrl', url && requireModelUrl(url)),
    ...(before !== undefined && isElsewhere(body, before) && { llmKey: null }),
    ...given('llmKey', key && sealKey(config, viewer.id, key)),
    ...given('poolIds', trigger.pool_ids),
    ...given('intervalSecs', trigger.interval_secs),
    ...given('isScheduled', trigger.scheduled),
    ...given('prompt', body.prompt),
    ...given('symbols', body.symbols),
    ...given('tokensPerDay', body.tokens_per_day),
    ...given('costPerDay', dollars(body.cost_per_day)),
    ...given('priceIn', dollars(body.price_in)),
    ...given('priceOut', dollars(body.price_out)),
    ...given('budget', body.budget),
    ...given('lossThreshold', body.loss_threshold),
    ...given('withoutStop', body.without_stop),
    ...given('protectiveStopPct', body.protective_stop_percent),
  }
}

function isElsewhere(
  { llm_provider: provider, llm_base_url: url }: TraderChange,
  { llmProvider, llmBaseUrl }: Pick<TraderRow, 'llmProvider' | 'llmBaseUrl'>,
): boolean {
  const isOther = provider !== undefined && provider !== llmProvider
  return (url !== undefined && url !== llmBaseUrl) || (isOther && (url ?? llmBaseUrl) === null)
}

function dollars(value: number | null | undefined): DecimalString | null | undefined {
  return value === null || value === undefined ? value : fromNumber(value, 6)
}

function given<Name extends keyof TraderNote>(
  name: Name,
  value: TraderNote[Name] | undefined,
): TraderNote {
  return value === undefined ? {} : { [name]: value }
}

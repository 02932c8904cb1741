// The form of a trader's terms, and the request that it becomes.
import { t } from '@lingui/core/macro'
import type { NewTrader } from '../../../contract/traders/traders.ts'
import { toNumber } from '../../../contract/decimal.ts'
import {
  percent,
  readNumber,
  usdc,
  wholeNumber,
  type NumberKind,
} from '../../lib/numbers/number-kinds.ts'

export interface TraderDraft {
  name: string
  provider: string
  model: string
  baseUrl: string
  apiKey: string
  prompt: string
  symbols: readonly string[]
  /** Signal pools that start it. */
  poolIds: readonly number[]
  /** As typed. */
  budget: string
  lossThreshold: string
  minutes: string
  tokensPerDay: string
  costPerDay: string
  priceIn: string
  priceOut: string
}

export const firstDraft: TraderDraft = {
  name: '',
  provider: '',
  model: '',
  baseUrl: '',
  apiKey: '',
  prompt: '',
  symbols: ['BTC'],
  poolIds: [],
  budget: '100',
  lossThreshold: '20',
  minutes: '5',
  tokensPerDay: '1000000',
  costPerDay: '',
  priceIn: '',
  priceOut: '',
}

export type DraftErrors = Partial<Record<keyof TraderDraft, string>>

export type ReadDraft = { body: NewTrader } | { errors: DraftErrors }

const leastMinutes = 1
const mostMinutes = 1_440

type TypedField = 'minutes' | 'budget' | 'lossThreshold' | (typeof optional)[number]
const optional = ['tokensPerDay', 'costPerDay', 'priceIn', 'priceOut'] as const

/** An empty field is left to the server. */
export function readDraft(draft: TraderDraft): ReadDraft {
  const { errors, body } = readTerms(draft)
  return Object.keys(errors).length > 0 ? { errors } : { body }
}

/** `body` holds for fields without an error. */
export function readTerms(draft: TraderDraft): { errors: DraftErrors; body: NewTrader } {
  const errors: DraftErrors = {}
  const number = (field: TypedField, kind: NumberKind): string | undefined => {
    const read = readNumber(draft[field], kind)
    if (read.value !== null) return read.value
    if (read.error !== null) errors[field] = read.error
    return undefined
  }
  const numeric = (field: TypedField, kind: NumberKind) => {
    const value = number(field, kind)
    return value === undefined ? undefined : toNumber(value)
  }
  if (draft.name.trim() === '') errors.name = t`Give it a name`
  if (draft.model.trim() === '') errors.model = t`Name the model`
  if (draft.symbols.length === 0) errors.symbols = t`Choose a market`
  const minutes = numeric('minutes', wholeNumber)
  const isScheduled = draft.minutes.trim() !== '' || draft.poolIds.length === 0
  if (
    isScheduled &&
    !(minutes !== undefined && minutes >= leastMinutes && minutes <= mostMinutes)
  ) {
    errors.minutes ??= t`From ${leastMinutes} to ${mostMinutes} minutes`
  }
  const budget = number('budget', usdc)
  const loss = numeric('lossThreshold', percent)
  if (loss !== undefined && (loss <= 0 || loss > 100)) {
    errors.lossThreshold = t`Between 0 and 100 %`
  }
  const body: NewTrader = {
    name: draft.name.trim(),
    account_type: 'prompt',
    llm_provider: draft.provider,
    llm_model: draft.model.trim(),
    prompt: draft.prompt,
    symbols: [...draft.symbols],
    trigger: {
      interval_secs: 60 * (minutes ?? leastMinutes),
      scheduled: isScheduled,
      ...(draft.poolIds.length > 0 && { pool_ids: [...draft.poolIds] }),
    },
    ...given('llm_base_url', draft.baseUrl.trim() || undefined),
    ...given('llm_api_key', draft.apiKey.trim() || undefined),
    ...given('budget', budget),
    ...given('loss_threshold', loss),
    ...given('tokens_per_day', numeric('tokensPerDay', wholeNumber)),
    ...given('cost_per_day', numeric('costPerDay', usdc)),
    ...given('price_in', numeric('priceIn', usdc)),
    ...given('price_out', numeric('priceOut', usdc)),
  }
  return { errors, body }
}

function given<Name extends keyof NewTrader>(name: Name, value: NewTrader[Name]) {
  return value === undefined ? {} : { [name]: value }
}

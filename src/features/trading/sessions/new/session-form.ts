// The values of the form of a session, and the session that they describe. A preset fills in the numbers; the custom
// form changes each of them.
import { maximum } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import {
  type ExecutionStrategy,
  type StrategyDuration,
  executionStrategies,
} from '../../../../../contract/sessions/sessions.ts'
import { advancePreset } from '../../../../../engine/sessions/presets.ts'
import type { OwnNumbers } from '../../../../../engine/sessions/terms.ts'
import { t } from '@lingui/core/macro'
import { fieldText } from '../../../../lib/numbers/number-kinds.ts'
import { readSessionDefaults } from '../../../../lib/kept/session-defaults.ts'
import { type Draft, advanceDraft, quickDraft } from './draft.ts'
import {
  type QuickField,
  type QuickFormText,
  type TimeUnit,
  quickFormDefaults,
  readQuickForm,
  readTime,
  timeText,
} from './quick-form.ts'

export const presets = ['quick', ...executionStrategies] as const
export type Preset = (typeof presets)[number]

/** As typed. */
export interface FormText extends QuickFormText {
  time: string
  unit: TimeUnit
}

export interface FormValues {
  preset: Preset
  /** Of a preset with one: the quick preset has no end time. */
  horizon: StrategyDuration
  maxWalletBudget: boolean
  /** All but the budget count in the custom form only. */
  text: FormText
}

export type FormField = QuickField | 'time'

export interface ReadForm {
  draft: Draft | null
  errors: Partial<Record<FormField, string>>
}

/** What a preset fills in. */
export function presetText(preset: Preset, horizon: StrategyDuration): Omit<FormText, 'budget'> {
  if (preset === 'quick') {
    const { budget: _, ...numbers } = readSessionDefaults() ?? quickFormDefaults
    return { ...numbers, ...timeText(null) }
  }
  const { terms, durationMs } = advancePreset(preset, horizon)
  const text = (value: number): string => fieldText(String(value))
  return {
    profitTarget: text(terms.profitTarget),
    lossThreshold: text(terms.lossThreshold),
    maxPositions: text(terms.maxPositions),
    ...timeText(durationMs),
  }
}

/** There is a draft once every field can be read, even when the budget is more than is free (USDC; null: not known). */
export function readForm(
  { preset, horizon, maxWalletBudget, text }: FormValues,
  isCustom: boolean,
  free: DecimalString | null,
): ReadForm {
  const typed = isCustom ? text : { ...text, ...presetText(preset, horizon) }
  const { contract, errors: found } = readQuickForm(typed, free)
  const errors: ReadForm['errors'] = found
  const time = readTime(typed.time, typed.unit)
  if ('error' in time) errors.time = time.error
  else if (time.value === null && preset !== 'quick') errors.time = t`Enter a time`
  if (contract === null || 'error' in time) return { draft: null, errors }
  if (preset === 'quick') return { draft: quickDraft(contract, time.value), errors }
  if (time.value === null) return { draft: null, errors }
  const { budget: amount, ...numbers } = contract
  const choice = {
    amount,
    executionStrategy: preset,
    strategyDuration: horizon,
    maxWalletBudget,
    own: ownNumbers(preset, horizon, { ...numbers, durationMs: time.value }),
  }
  const budget = maxWalletBudget ? maximum(amount, free ?? 0) : amount
  return { draft: advanceDraft(choice, budget), errors }
}

/** Those that are not the preset's. */
function ownNumbers(
  preset: ExecutionStrategy,
  horizon: StrategyDuration,
  numbers: Required<OwnNumbers>,
): OwnNumbers {
  const { terms, durationMs } = advancePreset(preset, horizon)
  return {
    ...(numbers.profitTarget !== terms.profitTarget && { profitTarget: numbers.profitTarget }),
    ...(numbers.lossThreshold !== terms.lossThreshold && { lossThreshold: numbers.lossThreshold }),
    ...(numbers.maxPositions !== terms.maxPositions && { maxPositions: numbers.maxPositions }),
    ...(numbers.durationMs !== durationMs && { durationMs: numbers.durationMs }),
  }
}

/** A preset's own session with this budget (USDC); null where the quick preset's defaults cannot be read. */
export function presetDraft(
  preset: Preset,
  horizon: StrategyDuration,
  budget: DecimalString,
): Draft | null {
  const text = { ...presetText(preset, horizon), budget }
  return readForm({ preset, horizon, maxWalletBudget: false, text }, true, null).draft
}

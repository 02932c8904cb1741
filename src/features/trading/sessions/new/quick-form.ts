// Converts the form's numbers, as typed, to a session's contract, with errors by field.
import { t } from '@lingui/core/macro'
import { compare, toNumber } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import { limits } from '../../../../../contract/sessions/session-starts.ts'
import type { SessionContract } from '../../../../../engine/types.ts'
import { formatMoney } from '../../../../lib/numbers/format.ts'
import {
  fieldText,
  hoursOrDays,
  percent,
  readNumber,
  usdc,
  wholeNumber,
} from '../../../../lib/numbers/number-kinds.ts'
import { formatDuration } from '../../../../lib/time.ts'

/** As typed. */
export interface QuickFormText {
  budget: string
  profitTarget: string
  lossThreshold: string
  maxPositions: string
}

export type QuickField = keyof QuickFormText

export const quickFormDefaults: QuickFormText = {
  budget: '100',
  profitTarget: '10',
  lossThreshold: '5',
  maxPositions: '3',
}

export type QuickForm =
  | { contract: SessionContract; errors: Partial<Record<QuickField, string>> }
  | { contract: null; errors: Partial<Record<QuickField, string>> }

/** `contract` is set once every field can be read, even when the budget is more than is free. */
export function readQuickForm(text: QuickFormText, free: DecimalString | null): QuickForm {
  const budget = readBudget(text.budget)
  const profitTarget = readPercent(text.profitTarget, limits.profitTargetMaximum)
  const lossThreshold = readPercent(text.lossThreshold, limits.lossThresholdMaximum)
  const maxPositions = readPositions(text.maxPositions)
  const errors: QuickForm['errors'] = {}
  if ('error' in budget) errors.budget = budget.error
  else {
    const error = overBudget(budget.value, free)
    if (error !== undefined) errors.budget = error
  }
  if ('error' in profitTarget) errors.profitTarget = profitTarget.error
  if ('error' in lossThreshold) errors.lossThreshold = lossThreshold.error
  if ('error' in maxPositions) errors.maxPositions = maxPositions.error
  if (
    'error' in budget ||
    'error' in profitTarget ||
    'error' in lossThreshold ||
    'error' in maxPositions
  ) {
    return { contract: null, errors }
  }
  return {
    contract: {
      budget: budget.value,
      profitTarget: profitTarget.value,
      lossThreshold: lossThreshold.value,
      maxPositions: maxPositions.value,
    },
    errors,
  }
}

type Read<T> = { value: T } | { error: string }

/** `free`: USDC; null until known. */
function overBudget(budget: DecimalString, free: DecimalString | null): string | undefined {
  if (free === null || compare(budget, free) <= 0) return undefined
  return t`More than the ${formatMoney(free)} that is free`
}

function readBudget(text: string): Read<DecimalString> {
  const read = readNumber(text, usdc)
  if (read.value === null) return { error: read.error ?? t`Enter an amount in dollars` }
  const { value } = read
  if (compare(value, limits.budgetMinimum) < 0) {
    return { error: t`At least ${formatMoney(limits.budgetMinimum, { places: 0 })}` }
  }
  return { value }
}

function readPercent(text: string, maximum: number): Read<number> {
  const read = readNumber(text, percent)
  if (read.value === null) return { error: read.error ?? t`Enter a percentage` }
  // The API and the engine use floats for percentages, which hold every digit allowed here.
  const value = toNumber(read.value)
  if (value <= 0 || value > maximum) return { error: t`More than 0%, at most ${maximum}%` }
  return { value }
}

function readPositions(text: string): Read<number> {
  const positionsWanted = t`A whole number from 1 to ${limits.positionsMaximum}`
  const read = readNumber(text, { ...wholeNumber, tooFine: positionsWanted })
  if (read.value === null) return { error: read.error ?? positionsWanted }
  const value = toNumber(read.value)
  if (value < 1 || value > limits.positionsMaximum) return { error: positionsWanted }
  return { value }
}

export type TimeUnit = 'hours' | 'days'

const unitMs: Record<TimeUnit, number> = { hours: 3_600_000, days: 86_400_000 }

/** Milliseconds; an empty field is null: no end time. */
export function readTime(text: string, unit: TimeUnit): Read<number | null> {
  const read = readNumber(text, hoursOrDays)
  if (read.value === null) return read.error === null ? { value: null } : { error: read.error }
  const ms = Math.round(toNumber(read.value) * unitMs[unit])
  const { durationMinimumMs: least, durationMaximumMs: most } = limits
  if (ms >= least && ms <= most) return { value: ms }
  return { error: t`From ${formatDuration(least)} to ${formatDuration(most)}` }
}

/** In days where it is a whole number of them. */
export function timeText(ms: number | null): { time: string; unit: TimeUnit } {
  if (ms === null) return { time: '', unit: 'hours' }
  const unit = ms % unitMs.days === 0 ? 'days' : 'hours'
  return { time: fieldText(String(ms / unitMs[unit])), unit }
}

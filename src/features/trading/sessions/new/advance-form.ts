// Converts the advance form's fields to a draft, with errors by field.
import { maximum } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type {
  ExecutionStrategy,
  StrategyDuration,
} from '../../../../../contract/sessions/sessions.ts'
import { advanceDraft, type Draft } from './draft.ts'
import { overBudget, readBudget } from './quick-form.ts'

export interface AdvanceFormValues {
  /** As typed. */
  amount: string
  executionStrategy: ExecutionStrategy
  strategyDuration: StrategyDuration
  maxWalletBudget: boolean
}

export interface AdvanceForm {
  draft: Draft | null
  errors: { amount?: string | undefined }
}

/** There is a draft as soon as the amount can be read, even when it is more than is free. */
export function readAdvanceForm(
  values: AdvanceFormValues,
  free: DecimalString | null,
): AdvanceForm {
  const amount = readBudget(values.amount)
  if ('error' in amount) return { draft: null, errors: { amount: amount.error } }
  const choice = { ...values, amount: amount.value }
  const budget = values.maxWalletBudget ? maximum(amount.value, free ?? 0) : amount.value
  const error = overBudget(amount.value, free)
  return {
    draft: advanceDraft(choice, budget),
    errors: error === undefined ? {} : { amount: error },
  }
}

// What was typed into the form survives a reload and the way back, in this tab, until the session has started.
import * as z from 'zod/mini'
import {
  executionStrategies,
  strategyDurations,
} from '../../../../../contract/sessions/sessions.ts'
import { readSessionDefaults } from '../../../../lib/kept/session-defaults.ts'
import { tabStorage } from '../../../../lib/kept/stored.ts'
import type { AdvanceFormValues } from './advance-form.ts'
import { prefillKey } from './prefill.ts'
import type { QuickFormText } from './quick-form.ts'

const key = 'alura.new-session'
const text = z.string().check(z.maxLength(40))

const KeptForm = z.object({
  /** Typed for this. */
  of: z.string(),
  quick: z.object({
    budget: text,
    profitTarget: text,
    lossThreshold: text,
    maxPositions: text,
  }),
  advance: z.object({
    amount: text,
    executionStrategy: z.enum(executionStrategies),
    strategyDuration: z.enum(strategyDurations),
    maxWalletBudget: z.boolean(),
  }),
})

export interface FormValues {
  quick: QuickFormText
  advance: AdvanceFormValues
}

/** Null where nothing was typed, or for somebody else, or for other settings than those of this address. */
export function readKeptForm(account: string, search: URLSearchParams): FormValues | null {
  const stored = tabStorage.getItem(key)
  if (stored === null) return null
  try {
    const { of, ...values } = KeptForm.parse(JSON.parse(stored))
    return of === subject(account, search) ? values : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.core.$ZodError) return null
    throw error
  }
}

export function keepForm(account: string, search: URLSearchParams, values: FormValues): void {
  tabStorage.setItem(key, JSON.stringify({ of: subject(account, search), ...values }))
}

export function forgetForm(): void {
  tabStorage.removeItem(key)
}

/** A link to other settings, and defaults that were chosen since, come before what was typed. */
function subject(account: string, search: URLSearchParams): string {
  return JSON.stringify([account, prefillKey(search), readSessionDefaults()])
}

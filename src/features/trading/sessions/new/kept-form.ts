// Keeps what was typed into the form in this tab until the session has started, so that it survives a reload and
// going back.
import * as z from 'zod/mini'
import { strategyDurations } from '../../../../../contract/sessions/sessions.ts'
import { readSessionDefaults } from '../../../../lib/kept/session-defaults.ts'
import { tabStorage } from '../../../../lib/kept/stored.ts'
import { prefillKey } from './prefill.ts'
import { type FormValues, presets } from './session-form.ts'

const key = 'alura.new-session'
const text = z.string().check(z.maxLength(40))

const KeptForm = z.object({
  /** What the values were typed for; see `subject`. */
  of: z.string(),
  preset: z.enum(presets),
  horizon: z.enum(strategyDurations),
  maxWalletBudget: z.boolean(),
  text: z.object({
    budget: text,
    profitTarget: text,
    lossThreshold: text,
    maxPositions: text,
    time: text,
    unit: z.enum(['hours', 'days']),
  }),
})

/** Null when nothing was typed, or it was typed by another account or for other settings in the URL. */
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

/** A link to other settings, and changed defaults, have priority over what was typed. */
function subject(account: string, search: URLSearchParams): string {
  return JSON.stringify([account, prefillKey(search), readSessionDefaults()])
}

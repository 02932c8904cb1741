// The initial values of the form for a new session.
import * as z from 'zod/mini'
import { readSetting, writeSetting } from './settings.ts'

const text = z.string().check(z.maxLength(20))

/** As typed into the form's fields. */
const SessionDefaults = z.object({
  budget: text,
  profitTarget: text,
  lossThreshold: text,
  maxPositions: text,
})
export type SessionDefaults = z.infer<typeof SessionDefaults>

/** Null when none were chosen. */
export function readSessionDefaults(): SessionDefaults | null {
  const stored = readSetting('sessionDefaults')
  if (stored === null) return null
  try {
    return SessionDefaults.parse(JSON.parse(stored))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.core.$ZodError) return null
    throw error
  }
}

/** Null restores the built-in ones. */
export function writeSessionDefaults(defaults: SessionDefaults | null): void {
  writeSetting('sessionDefaults', defaults === null ? null : JSON.stringify(defaults))
}

// What the form of a new session starts with when nothing else is asked for: this browser's own choice.
import * as z from 'zod/mini'
import { readStored, writeStored } from './stored.ts'

const key = 'alura.session-defaults'
const text = z.string().check(z.maxLength(20))

/** As typed into the form's fields. */
const SessionDefaults = z.object({
  budget: text,
  profitTarget: text,
  lossThreshold: text,
  maxPositions: text,
})
export type SessionDefaults = z.infer<typeof SessionDefaults>

/** Null: none were chosen. */
export function readSessionDefaults(): SessionDefaults | null {
  const stored = readStored(key)
  if (stored === null) return null
  try {
    return SessionDefaults.parse(JSON.parse(stored))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.core.$ZodError) return null
    throw error
  }
}

/** Null goes back to the built-in ones. */
export function writeSessionDefaults(defaults: SessionDefaults | null): void {
  writeStored(key, defaults === null ? null : JSON.stringify(defaults))
}

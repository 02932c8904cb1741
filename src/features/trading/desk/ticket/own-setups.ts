// Setups that a person made, stored in this browser.
import { useSyncExternalStore } from 'react'
import * as z from 'zod/mini'
import { readStored, writeStored } from '../../../../lib/kept/stored.ts'
import type { SetupTerms } from './setups.ts'

const key = 'alura.setups'
/** The keys after those of the built-in ones, up to 9. */
export const mostOwnSetups = 6

const OwnSetup = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(24)),
  entryKind: z.enum(['limit', 'market']),
  entryRanges: z.number(),
  stopRanges: z.number().check(z.gt(0)),
  targets: z.array(z.object({ r: z.number(), share: z.string() })).check(z.maxLength(5)),
  risk: z.string(),
})
export type OwnSetup = z.infer<typeof OwnSetup>

let kept: readonly OwnSetup[] | null = null
const listeners = new Set<() => void>()

export function getOwnSetups(): readonly OwnSetup[] {
  return (kept ??= parsed(readStored(key)))
}

/** Replaces one of the same name. Ignored when there is no room for another. */
export function saveSetup(name: string, terms: SetupTerms): void {
  const made: OwnSetup = { ...terms, name, targets: [...terms.targets] }
  const all = getOwnSetups()
  const isKnown = all.some((each) => each.name === name)
  if (isKnown) write(all.map((each) => (each.name === name ? made : each)))
  else if (all.length < mostOwnSetups) write([...all, made])
}

export function removeSetup(name: string): void {
  write(getOwnSetups().filter((each) => each.name !== name))
}

export function useOwnSetups(): readonly OwnSetup[] {
  return useSyncExternalStore(subscribe, getOwnSetups)
}

function write(next: readonly OwnSetup[]): void {
  kept = next
  writeStored(key, next.length === 0 ? null : JSON.stringify(next))
  for (const tell of listeners) tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What another version wrote, or somebody by hand, counts as none. */
function parsed(text: string | null): readonly OwnSetup[] {
  if (text === null) return []
  try {
    return z.array(OwnSetup).parse(JSON.parse(text)).slice(0, mostOwnSetups)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.core.$ZodError) return []
    throw error
  }
}

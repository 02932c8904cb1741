// What a person has chosen, and when: kept in this browser, and with the profile of the account that it belongs to.
import type { SettingName } from '../../../contract/people/settings.ts'
import { now } from '../clock.ts'
import { readStored, writeStored } from './stored.ts'

const keys: Record<SettingName, string> = {
  theme: 'alura.theme',
  palette: 'alura.palette',
  timeZone: 'alura.time-zone',
  numberFormat: 'alura.number-format',
  pinnedMarkets: 'alura.pinned-markets',
  sessionDefaults: 'alura.session-defaults',
}
const notesKey = 'alura.settings'

export interface SettingNotes {
  /** The account whose settings these are; null: nobody has signed in since they were chosen. */
  of: string | null
  /** Epoch ms at which each was chosen; absent: never, or before that was noted. */
  at: Partial<Record<SettingName, number>>
}

const listeners = new Set<() => void>()
/** Set while choices that were made elsewhere are taken over. */
let madeAt: number | null = null

export function readSetting(name: SettingName): string | null {
  return readStored(keys[name])
}

/** Null: what is built in. */
export function writeSetting(name: SettingName, value: string | null): void {
  writeStored(keys[name], value)
  const { of, at } = readNotes()
  writeNotes({ of, at: { ...at, [name]: madeAt ?? now() } })
  if (madeAt === null) for (const tell of listeners) tell()
}

/** Runs setters for a choice that was made elsewhere, at that time. */
export function takeOver(at: number, set: () => void): void {
  madeAt = at
  try {
    set()
  } finally {
    madeAt = null
  }
}

/** Called after a choice of the person in this browser. Returns the unsubscribe. */
export function onChoice(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function readNotes(): SettingNotes {
  try {
    // Only written below.
    const notes = JSON.parse(readStored(notesKey) ?? 'null') as SettingNotes | null
    return { of: notes?.of ?? null, at: notes?.at ?? {} }
  } catch {
    return { of: null, at: {} }
  }
}

export function writeNotes(notes: SettingNotes): void {
  writeStored(notesKey, JSON.stringify(notes))
}

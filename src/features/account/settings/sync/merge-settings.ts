// What becomes of a person's settings when this browser and the profile know different ones.
import {
  settingNames,
  type Setting,
  type SettingName,
} from '../../../../../contract/people/settings.ts'
import type { SettingNotes } from '../../../../lib/kept/settings.ts'

export interface Merged {
  /** Chosen elsewhere later: this browser takes them over. */
  adopt: Setting[]
  /** Chosen here later, or not known there: the profile keeps them. */
  push: Setting[]
}

/**
 * Of two choices the later one holds. What was chosen in this browser before anybody signed in belongs to the first
 * who does. Another person's settings are not handed on: who signs in here has their own, or the built-in ones.
 */
export function mergeSettings(
  address: string,
  notes: SettingNotes,
  valueHere: (name: SettingName) => string | null,
  kept: readonly Setting[],
): Merged {
  const isOwn = notes.of === null || notes.of === address
  const merged: Merged = { adopt: [], push: [] }
  for (const name of settingNames) {
    const value = valueHere(name)
    const at = notes.at[name] ?? 0
    const there = kept.find((setting) => setting.name === name)
    if (!isOwn) {
      const own = there ?? { name, value: null, at: 0 }
      if (own.value !== value) merged.adopt.push(own)
    } else if (there === undefined) {
      if (value !== null) merged.push.push({ name, value, at })
    } else if (at > there.at) merged.push.push({ name, value, at })
    else if (at < there.at) merged.adopt.push(there)
  }
  return merged
}

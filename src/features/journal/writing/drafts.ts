// Words that were typed and are not saved on the server yet, stored in this browser until they are.
import { browserStorage } from '../../../lib/kept/stored.ts'

const prefix = 'alura.journal-draft.'

/** Null when nothing is waiting to be saved. */
export function readDraft(of: string): string | null {
  return browserStorage.getItem(prefix + of)
}

export function keepDraft(of: string, text: string): void {
  browserStorage.setItem(prefix + of, text)
}

export function dropDraft(of: string): void {
  browserStorage.removeItem(prefix + of)
}

// The language of the dashboard, and texts in it.
import type { Reason } from '../../contract/reasons/reasons.ts'
import { english } from '../../contract/words/english.ts'
import type { Language } from '../../contract/words/language.ts'

export const language: Language = english

interface Said {
  /** In English. */
  message: string
  /** The same as a code and numbers; absent from what earlier versions wrote. */
  reason?: Reason | undefined
}

export function textOf({ message, reason }: Said): string {
  return reason === undefined ? message : language.tell(reason)
}

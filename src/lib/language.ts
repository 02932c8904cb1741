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

/** Numbers below zero have the minus sign that all others on the screen have. */
export function textOf({ message, reason }: Said): string {
  const text = reason === undefined ? message : language.tell(reason)
  return text.replaceAll(/(?<![\w.)\]-])-(?=\d)/g, '−')
}

// The language of the dashboard, and texts in it.
import type { Reason } from '../../../contract/reasons/reasons.ts'
import { english } from '../../../contract/words/english.ts'
import type { Language } from '../../../contract/words/language.ts'

export const language: Language = english

interface Said {
  /** In English. */
  message: string
  /** The same as a code and numbers; missing in texts of earlier versions. */
  reason?: Reason | undefined
}

/** Negative numbers get the same minus sign as everywhere on screen. */
export function textOf({ message, reason }: Said): string {
  const text = reason === undefined ? message : language.tell(reason)
  return text.replaceAll(/(?<![\w.)\]-])-(?=\d)/g, '−')
}

// Reasons in the language of the dashboard, and texts in it.
import type { Reason } from '../../../contract/reasons/reasons.ts'
import { english } from '../../../contract/words/english.ts'
import type { Language } from '../../../contract/words/language.ts'
import { otherLanguage } from './spoken.ts'

const words = (): Language => otherLanguage()?.words ?? english

export const language: Language = {
  tell: (reason) => words().tell(reason),
  figures: (reason) => words().figures(reason),
  authority: (values) => words().authority(values),
}

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

/** For the `lang` of what shows a text: without a reason it is the server's own, in English. */
export function wordsLang(reason: Reason | undefined): string {
  return reason === undefined ? 'en' : (otherLanguage()?.code ?? 'en')
}

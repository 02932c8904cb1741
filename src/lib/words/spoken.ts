// The language that reasons are told in, apart from English, which comes with those who tell them.
import type { Language } from '../../../contract/words/language.ts'

interface Spoken {
  /** BCP 47. */
  code: string
  words: Language
}

let other: Spoken | null = null

/** From now on reasons are told in this language. Called before the first render. */
export function speak(code: string, words: Language): void {
  other = { code, words }
}

/** Null for English. */
export function otherLanguage(): Spoken | null {
  return other
}

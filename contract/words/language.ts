// The shape of a language: a function for each reason, and for each gate and plan the actual and the required value.
import type { PlanReason } from '../reasons/plan-reasons.ts'
import type { GateFinding, Reason, ReasonCode, ValuesOf } from '../reasons/reasons.ts'

/** The text of a reason inside another. */
export type Tell = (reason: Reason) => string

/** Whole sentences without a full stop; for gates the part that follows "No entry:". */
export type Sentences<C extends ReasonCode = ReasonCode> = {
  [K in C]: (values: ValuesOf<K>, tell: Tell) => string
}

export interface Figures {
  actual: string
  required: string
}

/** Reasons that compare an actual value with a required one. */
export type Weighed = GateFinding | PlanReason

export type FiguresOf<C extends Weighed['code'] = Weighed['code']> = {
  [K in C]: (values: ValuesOf<K>) => Figures
}

/** What has become of the agent's authority, and what to do. */
export type AuthorityWords = (values: ValuesOf<'authority'>) => { title: string; message: string }

export interface Language {
  tell: Tell
  figures: (reason: Weighed) => Figures
  authority: AuthorityWords
}

export function languageOf(
  sentences: Sentences,
  figures: FiguresOf,
  authority: AuthorityWords,
): Language {
  const tell: Tell = (reason) => {
    // TypeScript cannot see that the code which picks the function also picks its values.
    const say = sentences[reason.code] as (values: Reason['values'], tell: Tell) => string
    return say(reason.values, tell)
  }
  return {
    tell,
    authority,
    figures: (reason) => {
      const weigh = figures[reason.code] as (values: Weighed['values']) => Figures
      return weigh(reason.values)
    },
  }
}

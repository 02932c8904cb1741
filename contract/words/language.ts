// A language: one function for each reason, and for each gate and plan what there is beside what is needed.
import type { PlanReason } from '../reasons/plan-reasons.ts'
import type { GateFinding, Reason, ReasonCode, ValuesOf } from '../reasons/reasons.ts'

/** Words for the reason inside another. */
export type Tell = (reason: Reason) => string

/** Whole sentences without a full stop, or for gates the part that follows "No entry:". */
export type Sentences<C extends ReasonCode = ReasonCode> = {
  [K in C]: (values: ValuesOf<K>, tell: Tell) => string
}

export interface Figures {
  actual: string
  required: string
}

/** Reasons that weigh what there is against what is needed. */
export type Weighed = GateFinding | PlanReason

export type FiguresOf<C extends Weighed['code'] = Weighed['code']> = {
  [K in C]: (values: ValuesOf<K>) => Figures
}

export interface Language {
  tell: Tell
  figures: (reason: Weighed) => Figures
}

export function languageOf(sentences: Sentences, figures: FiguresOf): Language {
  const tell: Tell = (reason) => {
    // TypeScript cannot see that the code which picks the function also picks its values.
    const say = sentences[reason.code] as (values: Reason['values'], tell: Tell) => string
    return say(reason.values, tell)
  }
  return {
    tell,
    figures: (reason) => {
      const weigh = figures[reason.code] as (values: Weighed['values']) => Figures
      return weigh(reason.values)
    },
  }
}

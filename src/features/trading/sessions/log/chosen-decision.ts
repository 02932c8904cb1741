import type { Log } from '../../../../../contract/sessions/logs.ts'

/** One line of the log and its bar, lit up on both sides. */
export interface ChosenDecision {
  log: Log
  /** Where it was chosen: the other side comes into view. */
  from: 'chart' | 'log'
}

export interface DecisionChoice {
  chosen: ChosenDecision | null
  onChoose: (next: ChosenDecision | null) => void
}

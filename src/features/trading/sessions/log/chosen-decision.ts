import type { Log } from '../../../../../contract/sessions/logs.ts'

/** A chosen log line and its bar, highlighted in both places. */
export interface ChosenDecision {
  log: Log
  /** Where it was chosen: the other place scrolls to it. */
  from: 'chart' | 'log'
}

export interface DecisionChoice {
  chosen: ChosenDecision | null
  onChoose: (next: ChosenDecision | null) => void
}

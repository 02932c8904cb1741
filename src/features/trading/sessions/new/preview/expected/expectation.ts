// What the outcomes of past starts say about the next one, in words that do not promise.
import { t } from '@lingui/core/macro'
import type { Outcomes } from '../../../../../../../engine/replay/outcome-summary.ts'
import { hopefulFromDays } from '../../../../../../../engine/sessions/presets.ts'
import type { Draft } from '../../draft.ts'

export type Verdict = 'loses' | 'may_lose' | 'even' | 'earned' | 'unsure'

/** Of a mean in percent of the budget, and its interval; null: too short a past to tell. */
export function verdictOf(mean: number, interval: Outcomes['interval']): Verdict {
  if (interval !== null && interval.high < 0) return 'loses'
  if (mean < 0) return 'may_lose'
  if (interval === null) return 'unsure'
  return interval.low > 0 ? 'earned' : 'even'
}

export function verdictWords(verdict: Verdict): string {
  switch (verdict) {
    case 'loses':
      return t`Sessions like this lost money, by more than chance. Better not to start it.`
    case 'may_lose':
      return t`Sessions like this lost money on average, which may be chance. Better not to start it for the money.`
    case 'even':
      return t`Zero lies within the interval: it cannot be told from doing nothing.`
    case 'earned':
      return t`Sessions like this earned money on these candles. That promises nothing.`
    case 'unsure':
      return t`The past is too short to say how sure this is.`
  }
}

const day = 86_400_000

/** Whether sessions of this kind have shown no edge that holds after costs on recorded candles: `docs/strategy.md`. */
export function isUnproven({
  durationMs,
  program,
}: Pick<Draft, 'durationMs' | 'program'>): boolean {
  return program === undefined && (durationMs === null || durationMs < hopefulFromDays * day)
}

import { t } from '@lingui/core/macro'
import { EndReason, executionStrategies } from '../../../../contract/sessions/sessions.ts'
import { strategyWords } from '../../../lib/words/strategy-words.ts'
import { endWords } from '../../../lib/words/session-words.ts'

export type Dimension = 'outcome' | 'asset' | 'strategy' | 'kind'

const kindNames: Record<string, string> = {
  get quick() {
    return t`Quick`
  },
  get advance() {
    return t`Advance`
  },
}

/** The displayed name of a group; the server uses codes for outcomes and kinds. */
export function nameOfGroup(dimension: Dimension, name: string): string {
  if (dimension === 'outcome') {
    const reason = EndReason.options.find((each) => each === name)
    return reason === undefined ? name : endWords(reason)
  }
  if (dimension === 'kind') return kindNames[name] ?? name
  const strategy = executionStrategies.find((each) => each === name)
  // A quick session has no preset.
  if (strategy === undefined) return name === 'Quick' ? t`Quick` : name
  return strategyWords[strategy]
}

import { EndReason } from '../../../../contract/sessions/sessions.ts'
import { outcomeWords } from './outcome-words.ts'

export type Dimension = 'outcome' | 'asset' | 'strategy' | 'kind'

/** The displayed name of a group; the server uses codes for outcomes and kinds. */
export function nameOfGroup(dimension: Dimension, name: string): string {
  if (dimension === 'outcome') {
    const reason = EndReason.options.find((each) => each === name)
    return reason === undefined ? name : outcomeWords[reason]
  }
  if (dimension === 'kind') return name.replace(/^./, (first) => first.toUpperCase())
  return name
}

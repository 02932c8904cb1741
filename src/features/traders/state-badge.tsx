import { t } from '@lingui/core/macro'
import type { Trader } from '../../../contract/traders/traders.ts'
import { traderStateWords, traderTones } from '../../lib/words/trader-state.ts'
import { Badge } from '../../ui/feedback/badge.tsx'

/** What stands in for a language model on localnet. */
const standIn = 'localnet-rules'

export function StateBadge({ state }: Pick<Trader, 'state'>) {
  return <Badge tone={traderTones[state]}>{traderStateWords(state)}</Badge>
}

/** Wherever the stand-in shows, it says what it is. */
export function ModelName({ model }: { model: string | null }) {
  if (model === null) return t`Programs`
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <span lang="en">{model}</span>
      {model.startsWith(standIn) && <Badge tone="warn">{t`Rules, not a language model`}</Badge>}
    </span>
  )
}

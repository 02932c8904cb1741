import { t } from '@lingui/core/macro'
import type { Trader } from '../../../contract/traders/traders.ts'
import { Badge } from '../../ui/feedback/badge.tsx'

/** What stands in for a language model on localnet. */
const standIn = 'localnet-rules'

export function StateBadge({ state }: Pick<Trader, 'state'>) {
  if (state === 'active') return <Badge tone="gain">{t`Running`}</Badge>
  if (state === 'error') return <Badge tone="danger">{t`Stopped itself`}</Badge>
  return <Badge>{t`Paused`}</Badge>
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

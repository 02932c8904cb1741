import {
  executionStrategies,
  type ExecutionStrategy,
} from '../../../../../../contract/sessions/sessions.ts'
import type { Outcomes } from '../../../../../../engine/replay/outcome-summary.ts'
import { useWorld } from '../../../../../api/exchange/world.ts'
import { advanceDraft } from '../draft.ts'
import type { NewSessionForm } from '../use-new-session.ts'
import { figures } from './figures.ts'
import { rehearsalOf } from './rehearsal-of.ts'
import { useAside } from './use-aside.ts'

/** How past starts ended with each preset, all else as in the form; null while unknown, and where no plan fits. */
export function usePresetOutcomes({
  asset,
  draft,
  dailyRange,
  free,
}: NewSessionForm): Record<ExecutionStrategy, Outcomes | null> {
  const world = useWorld()
  const rehearsals = executionStrategies.map((executionStrategy) => {
    // A program is asked for the chosen preset alone.
    if (draft === null || draft.choice === null || draft.program) return null
    const other = advanceDraft({ ...draft.choice, executionStrategy }, draft.contract.budget)
    if (dailyRange === null) return null
    const market = { asset, dailyRangePct: dailyRange.pct }
    const planned = figures(other, asset, world, dailyRange.pct)
    return 'plan' in planned ? rehearsalOf(other, planned.plan, market, world, free) : null
  })
  const [Conservative = null, Aggressive = null, Degen = null] = useAside('average', rehearsals)
  return { Conservative, Aggressive, Degen }
}

import type { Outcomes } from '../../../../../../engine/replay/outcome-summary.ts'
import { useWorld } from '../../../../../api/exchange/world.ts'
import type { NewSessionForm } from '../use-new-session.ts'
import { type Preset, presetDraft, presets } from '../session-form.ts'
import { figures } from './figures.ts'
import { rehearsalOf } from './rehearsal-of.ts'
import { useAside } from './use-aside.ts'

/** How past starts ended with each preset, all else as in the form; null while unknown, and where no plan fits. */
export function usePresetOutcomes({
  asset,
  draft,
  values: { horizon },
  dailyRange,
  free,
}: NewSessionForm): Record<Preset, Outcomes | null> {
  const world = useWorld()
  const rehearsals = presets.map((preset) => {
    // A program is asked for the chosen preset alone.
    if (draft === null || draft.program || dailyRange === null) return null
    const other = presetDraft(preset, horizon, draft.contract.budget)
    if (other === null) return null
    const market = { asset, dailyRangePct: dailyRange.pct }
    const planned = figures(other, asset, world, dailyRange.pct)
    return 'plan' in planned ? rehearsalOf(other, planned.plan, market, world, free) : null
  })
  const [quick = null, Conservative = null, Aggressive = null, Degen = null] = useAside(
    'average',
    rehearsals,
  )
  return { quick, Conservative, Aggressive, Degen }
}

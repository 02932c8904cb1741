import { t } from '@lingui/core/macro'
import { lazyPart } from '../../../../ui/lazy-part.tsx'

/** Loaded separately, because the charting library is large and the page should appear first. */
export const LazySessionChart = lazyPart(() => import('./session-chart.tsx'), {
  get name() {
    return t`The chart`
  },
})

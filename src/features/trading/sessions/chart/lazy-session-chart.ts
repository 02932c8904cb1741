import { lazyPart } from '../../../../ui/lazy-part.tsx'

/** The charting library is large: the page comes first. */
export const LazySessionChart = lazyPart(() => import('./session-chart.tsx'), { name: 'The chart' })

import { intervals } from '../../../../contract/market/market.ts'
import { useShortcuts, type Shortcuts } from '../../../lib/hooks/use-shortcuts.ts'
import type { ChartView } from './chart-view.ts'

export interface ChartActions {
  change: (change: Partial<ChartView>) => void
  toggleTable: () => void
  toggleMeasuring: () => void
  goToDate: () => void
  reset: () => void
  snapshot: () => void
  shortcuts: () => void
  stepMarket: (step: 1 | -1) => void
}

/** Keyboard shortcuts common in trading. `shortcuts-dialog.tsx` lists them. */
export function useChartShortcuts(actions: ChartActions): void {
  const digits = intervals.map((interval, index): [string, () => void] => [
    String(index + 1),
    () => actions.change({ interval }),
  ])
  const keys: Shortcuts = {
    ...Object.fromEntries(digits),
    '[': () => actions.stepMarket(-1),
    ']': () => actions.stepMarket(1),
    m: actions.toggleMeasuring,
    g: actions.goToDate,
    'alt+r': actions.reset,
    s: actions.snapshot,
    t: actions.toggleTable,
    '?': actions.shortcuts,
  }
  useShortcuts(keys)
}

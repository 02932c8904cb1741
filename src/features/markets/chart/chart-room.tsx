import { cx } from '../../../lib/cx.ts'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'

/** Most of a wide window; on a phone less, so that the page can still be scrolled. Each additional pane adds height. */
const heights = [
  'h-104 md:h-[clamp(26rem,calc(100dvh-21rem),56rem)]',
  'h-124 md:h-[clamp(31rem,calc(100dvh-21rem),60rem)]',
  'h-144 md:h-[clamp(36rem,calc(100dvh-21rem),64rem)]',
] as const

export function chartHeight(panes: number): string {
  return heights[panes] ?? heights[2]
}

/** Placeholder for the chart with its legend while it loads. */
export function ChartRoom({ panes }: { panes: number }) {
  return <Skeleton className={cx('mt-11 w-full sm:mt-6', chartHeight(panes))} />
}

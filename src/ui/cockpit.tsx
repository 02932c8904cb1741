import type { ReactNode } from 'react'
import { cx } from '../lib/cx.ts'
import { useMedia } from '../lib/hooks/use-media.ts'

/** From this window size on all parts of a page are side by side. */
const roomy = '(min-width: 80rem) and (min-height: 50rem)'

/** Whether there is room for a cockpit; otherwise the page is a column that scrolls. */
export function useHasCockpit(): boolean {
  return useMedia(roomy)
}

export interface CockpitProps {
  /** A list of things to choose from, on the left. */
  side: ReactNode
  /** The chosen thing. The part that can grow has `min-h-0 flex-1`. */
  children: ReactNode
  /** Facts about it and actions on it. */
  panel: ReactNode
  /** The accessible name of the panel. */
  panelLabel: string
  /** `market`: the left column holds parts that scroll by themselves. */
  layout?: 'list' | 'market'
  className?: string
}

const columns = {
  list: 'grid-cols-[13rem_minmax(0,1fr)_25rem] 2xl:grid-cols-[15rem_minmax(0,1fr)_30rem]',
  market: 'grid-cols-[15.5rem_minmax(0,1fr)_22rem] 2xl:grid-cols-[18rem_minmax(0,1fr)_25rem]',
} as const

/**
 * The frame of a page that fits the window: its parts scroll, not the page (`data-cockpit`, index.css). Each
 * scrolling part is `relative`: otherwise text only for screen readers would make the page longer. When printed the
 * parts are below each other.
 */
export function Cockpit(props: CockpitProps) {
  const { side, children, panel, panelLabel, layout = 'list', className } = props
  return (
    <div
      data-cockpit
      className={cx(
        'grid h-full min-h-0 [--sticky-top:0px]',
        columns[layout],
        'print:block print:h-auto',
        className,
      )}
    >
      <div
        className={cx(
          'relative min-h-0 border-r border-line print:hidden',
          layout === 'list' ? 'overflow-y-auto py-3' : 'overflow-hidden',
        )}
      >
        {side}
      </div>
      <div className="relative flex min-h-0 min-w-0 flex-col gap-3 overflow-y-auto px-5 pt-4 pb-3 print:overflow-visible">
        {children}
      </div>
      <section
        aria-label={panelLabel}
        className="flex min-h-0 flex-col border-l border-line print:border-0"
      >
        {panel}
      </section>
    </div>
  )
}

import type { ReactNode } from 'react'
import { cx } from '../lib/cx.ts'
import { useMedia } from '../lib/use-media.ts'

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
  className?: string
}

/**
 * The frame of a page that fits the window: its parts scroll, not the page (`data-cockpit`, index.css). Each
 * scrolling part is `relative`: otherwise text only for screen readers would make the page longer. When printed the
 * parts are below each other.
 */
export function Cockpit({ side, children, panel, panelLabel, className }: CockpitProps) {
  return (
    <div
      data-cockpit
      className={cx(
        'grid h-full min-h-0 grid-cols-[13rem_minmax(0,1fr)_25rem] 2xl:grid-cols-[15rem_minmax(0,1fr)_30rem]',
        'print:block print:h-auto',
        className,
      )}
    >
      <div className="relative min-h-0 overflow-y-auto border-r border-line py-3 print:hidden">
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

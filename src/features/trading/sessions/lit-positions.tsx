import { useRef, type ReactNode } from 'react'
import { light, unlight } from '../../../lib/lit.ts'
import { usePointing } from '../../../lib/hooks/use-pointing.ts'

/** Highlights everything about a position while the pointer or the focus is on any part of it. */
export function LitPositions({ children }: { children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  usePointing(frame, pointAt, leave)
  return (
    <div ref={frame} className="[&_[role=row]:has([data-lit])]:bg-accent-soft">
      {children}
    </div>
  )
}

const leave = (): void => unlight('position')

/** Finds the position of a row by its PositionName. */
function pointAt({ target }: Event): void {
  const row = target instanceof Element ? target.closest('[role=row]') : null
  const { position, openedAt } = row?.querySelector<HTMLElement>('[data-position]')?.dataset ?? {}
  if (position === undefined) leave()
  else light({ from: 'position', at: Number(openedAt), positionId: position, logId: null })
}

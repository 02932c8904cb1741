import { useRef, type ReactNode } from 'react'
import { light, unlight } from '../../../lib/lit.ts'
import { usePointing } from '../../../lib/use-pointing.ts'

/** Positions under the pointer or with the focus light up what belongs to them, and are lit themselves. */
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

/** Whatever is pointed at in a row is about its position (PositionName). */
function pointAt({ target }: Event): void {
  const row = target instanceof Element ? target.closest('[role=row]') : null
  const { position, openedAt } = row?.querySelector<HTMLElement>('[data-position]')?.dataset ?? {}
  if (position === undefined) leave()
  else light({ from: 'position', at: Number(openedAt), positionId: position, logId: null })
}

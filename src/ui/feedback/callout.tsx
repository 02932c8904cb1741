import type { ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'
import { ToneIcon } from './tone-icon.tsx'
import type { Tone } from './tone-icon.tsx'

export interface CalloutProps {
  tone?: Tone
  title?: string
  children?: ReactNode
  /** One button or link. */
  action?: ReactNode
  className?: string
}

const edges: Record<Tone, string> = {
  info: 'border-l-accent bg-accent-soft',
  success: 'border-l-gain bg-gain-soft',
  warn: 'border-l-warn bg-warn-soft',
  danger: 'border-l-danger bg-danger-soft',
}

/** A notice within the page. */
export function Callout({ tone = 'info', title, children, action, className }: CalloutProps) {
  return (
    <div
      className={cx(
        'flex items-start gap-3 rounded-sm border-l-2 py-3 pr-4 pl-3',
        edges[tone],
        className,
      )}
    >
      <ToneIcon tone={tone} />
      <div className="min-w-0 flex-1 text-pretty">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  )
}

import type { ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'

export type BadgeTone = 'neutral' | 'accent' | 'gain' | 'loss' | 'warn' | 'danger'

export interface BadgeProps {
  tone?: BadgeTone
  children: ReactNode
  className?: string
}

const tones: Record<BadgeTone, string> = {
  neutral: 'bg-sunken text-muted ring-line',
  accent: 'bg-accent-soft text-accent ring-accent/40',
  gain: 'bg-gain-soft text-gain ring-gain/40',
  loss: 'bg-loss-soft text-loss ring-loss/40',
  warn: 'bg-warn-soft text-warn ring-warn/45',
  danger: 'bg-danger-soft text-danger ring-danger/45',
}

/** A word or two for a state. */
export function Badge({ tone = 'neutral', children, className }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-2xs font-semibold tracking-wide whitespace-nowrap ring-1 ring-inset',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}

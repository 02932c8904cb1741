import type { ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'

export interface StatProps {
  label: string
  children: ReactNode
  /** A smaller line below. */
  note?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  className?: string
}

const sizes = { sm: 'text-sm', md: 'text-lg font-medium', lg: 'text-2xl font-medium' }

/** A label and its value. Place several side by side with space between, not in boxes. */
export function Stat({ label, children, note, size = 'md', className }: StatProps) {
  return (
    <dl className={cx('flex min-w-0 flex-col gap-0.5', className)}>
      <dt className="label">{label}</dt>
      <dd className={sizes[size]}>{children}</dd>
      {note !== undefined && <dd className="text-xs text-muted">{note}</dd>}
    </dl>
  )
}

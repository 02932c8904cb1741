import type { ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'
import type { Term } from '../../lib/words/glossary.ts'
import { Explained } from '../overlay/explained.tsx'

export interface StatProps {
  label: string
  /** Explains the label on hover, focus and tap. */
  term?: Term | undefined
  children: ReactNode
  /** A smaller line below. */
  note?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  className?: string
}

const sizes = { sm: 'text-sm', md: 'text-lg font-medium', lg: 'text-2xl font-medium' }

/** A label and its value. Place several side by side with space between, not in boxes. */
export function Stat({ label, term, children, note, size = 'md', className }: StatProps) {
  return (
    <dl className={cx('flex min-w-0 flex-col gap-0.5', className)}>
      <dt className="label">
        {term === undefined ? label : <Explained term={term}>{label}</Explained>}
      </dt>
      {/* Alone below its label, an empty space would look like a mistake. */}
      <dd className={cx(sizes[size], '**:data-empty:hidden')}>{children}</dd>
      {note !== undefined && <dd className="text-xs text-muted">{note}</dd>}
    </dl>
  )
}

import { useState, type ReactNode } from 'react'
import { cx } from '../lib/cx.ts'

export interface FoldProps {
  summary: ReactNode
  /** Drawn only while it is open. */
  children: ReactNode
  /** At first; afterwards it is the person's. */
  isOpen?: boolean
  onToggle?: (isOpen: boolean) => void
  className?: string
  /** Of the line that opens it. */
  lineClassName?: string
}

/** A line that unfolds more below it. */
export function Fold(props: FoldProps) {
  const { summary, children, onToggle, className, lineClassName } = props
  const [isFirst] = useState(props.isOpen ?? false)
  const [isOpen, setOpen] = useState(isFirst)
  return (
    <details
      open={isFirst}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open)
        onToggle?.(currentTarget.open)
      }}
      className={cx('group/fold', className)}
    >
      <summary
        className={cx(
          'flex cursor-pointer list-none items-baseline gap-2 transition-colors hover:bg-accent-soft/40',
          lineClassName,
        )}
      >
        <span
          aria-hidden
          className={cx(
            'w-3 shrink-0 text-center text-muted transition-transform',
            isOpen && 'rotate-90',
          )}
        >
          ›
        </span>
        {summary}
      </summary>
      {isOpen && children}
    </details>
  )
}

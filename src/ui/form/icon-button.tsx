import type { ComponentProps, ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** What pressing does; the accessible name and the title. */
  label: string
  icon: ReactNode
  size?: 'sm' | 'md'
}

export function IconButton({ label, icon, size = 'md', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cx(
        'inline-grid shrink-0 place-items-center rounded-md text-muted transition-colors hover:bg-accent-soft hover:text-text disabled:cursor-not-allowed disabled:opacity-50 print:hidden',
        size === 'md'
          ? 'size-10 max-sm:size-11 pointer-coarse:size-11'
          : 'size-7 pointer-coarse:size-11',
        className,
      )}
    >
      {icon}
    </button>
  )
}

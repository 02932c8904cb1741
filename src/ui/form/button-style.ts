import { cx } from '../../lib/cx.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'sm' | 'md'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-accent-strong',
  secondary: 'bg-surface text-text border-edge hover:bg-raised hover:border-text',
  quiet: 'bg-transparent text-text border-transparent hover:bg-accent-soft',
  danger: 'bg-transparent text-danger border-danger hover:bg-danger hover:text-on-danger',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'h-8 px-3 text-xs pointer-coarse:h-11',
  md: 'h-10 px-4 text-sm max-sm:h-11 pointer-coarse:h-11',
}

const disabled =
  'aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-muted aria-disabled:hover:bg-sunken aria-disabled:hover:text-muted'

/** The classes of everything that looks like a button, buttons and links. */
export function buttonStyle(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return cx(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none transition-colors print:hidden',
    variants[variant],
    sizes[size],
    disabled,
    className,
  )
}

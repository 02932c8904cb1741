import type { ReactNode } from 'react'

export interface ToggleProps {
  pressed: boolean
  onPressedChange: (pressed: boolean) => void
  children: ReactNode
}

/** A button that is on or off, beside others of its kind. */
export function Toggle({ pressed, onPressedChange, children }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={() => onPressedChange(!pressed)}
      className="inline-flex h-9 shrink-0 items-center rounded-md border border-line px-3 text-xs font-medium whitespace-nowrap text-muted transition-colors hover:border-edge hover:text-text aria-pressed:border-edge aria-pressed:bg-accent-soft aria-pressed:text-text pointer-coarse:h-11"
    >
      {children}
    </button>
  )
}

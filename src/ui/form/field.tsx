import { useId } from 'react'
import type { ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'

export interface FieldTexts {
  label: string
  /** The label is only for screen readers: what surrounds the field names it visibly. */
  hideLabel?: boolean | undefined
  hint?: ReactNode
  error?: string | undefined
  /** Below the error: the parsed value, or readings to choose from. Announced as it changes, like the error. */
  note?: ReactNode
}

/** The attributes that connect a control with its label, hint and error. */
export interface FieldControl {
  id: string
  'aria-describedby': string
  'aria-invalid': true | undefined
}

interface FieldProps extends FieldTexts {
  className?: string | undefined
  /** Shown to the right of the label: a balance, a link. */
  aside?: ReactNode
  children: (control: FieldControl) => ReactNode
}

export function Field({
  label,
  hideLabel,
  hint,
  error,
  note,
  aside,
  className,
  children,
}: FieldProps) {
  const id = useId()
  const [noteId, hintId] = [`${id}-note`, `${id}-hint`]
  const isHinted = Boolean(hint) && !error
  return (
    <div className={cx('flex min-w-0 flex-col gap-1.5', className)}>
      <div
        className={cx('flex items-baseline justify-between gap-4', hideLabel === true && 'sr-only')}
      >
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        {aside !== undefined && <span className="text-xs text-muted">{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': isHinted ? `${noteId} ${hintId}` : noteId,
        'aria-invalid': error ? true : undefined,
      })}
      <div id={noteId} aria-live="polite" className="flex flex-col gap-1.5 text-xs empty:-mt-1.5">
        {error && <p className="text-danger">{error}</p>}
        {note}
      </div>
      {isHinted && (
        <p id={hintId} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

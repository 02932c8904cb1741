import type { ComponentProps, ReactNode } from 'react'
import { cx } from '../../lib/cx.ts'
import { Field } from './field.tsx'
import type { FieldTexts } from './field.tsx'

export interface TextFieldProps
  extends FieldTexts, Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'prefix'> {
  value: string
  onValueChange: (value: string) => void
  /** Beside the text, inside the frame: "$", "%". */
  prefix?: ReactNode
  suffix?: ReactNode
  aside?: ReactNode
  inputClassName?: string
}

export function TextField(props: TextFieldProps) {
  const {
    label,
    hideLabel,
    hint,
    error,
    note,
    aside,
    prefix,
    suffix,
    value,
    onValueChange,
    ...rest
  } = props
  const { className, inputClassName, ...input } = rest
  return (
    <Field {...{ label, hideLabel, hint, error, note, aside, className }}>
      {(control) => (
        <span
          className={cx(
            'flex h-10 items-center gap-1.5 rounded-md border bg-surface px-3 transition-colors has-[input:disabled]:bg-sunken has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-focus max-sm:h-11 pointer-coarse:h-11',
            error ? 'border-danger' : 'border-edge hover:border-text',
          )}
        >
          {prefix !== undefined && <span className="text-muted">{prefix}</span>}
          <input
            autoComplete="off"
            {...input}
            {...control}
            value={value}
            onChange={(event) => onValueChange(event.target.value)}
            className={cx(
              'h-full min-w-0 flex-1 bg-transparent text-base outline-none disabled:text-muted sm:text-sm',
              inputClassName,
            )}
          />
          {suffix !== undefined && <span className="text-muted">{suffix}</span>}
        </span>
      )}
    </Field>
  )
}

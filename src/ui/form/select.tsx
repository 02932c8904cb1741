import { useId } from 'react'
import { cx } from '../../lib/cx.ts'
import { Field, type FieldControl } from './field.tsx'

export interface SelectProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; name: string }[]
  onValue: (value: Value) => void
  /** The options are names: of markets and intervals. */
  isNames?: boolean
}

/** A small labelled list to choose one value from, above what it changes. */
export function Select<Value extends string>({ label, ...rest }: SelectProps<Value>) {
  const id = useId()
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <Choices control={{ id }} className="h-9 min-w-20 px-2 text-xs" {...rest} />
    </span>
  )
}

/** The same as a field of a form. */
export function SelectField<Value extends string>({
  label,
  className,
  ...rest
}: SelectProps<Value> & { className?: string }) {
  return (
    <Field label={label} className={className}>
      {(control) => (
        <Choices
          control={control}
          className="h-10 w-full px-3 text-sm max-sm:text-base"
          {...rest}
        />
      )}
    </Field>
  )
}

interface ChoicesProps<Value extends string> extends Omit<SelectProps<Value>, 'label'> {
  control: Partial<FieldControl>
  className: string
}

function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { control, value, options, onValue, isNames = false, className } = props
  return (
    <select
      {...control}
      data-names={isNames || undefined}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value)
        if (chosen) onValue(chosen.value)
      }}
      className={cx(
        'rounded-md border border-edge bg-surface hover:border-text max-sm:h-11 pointer-coarse:h-11',
        className,
      )}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  )
}

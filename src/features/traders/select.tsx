import { Field, type FieldTexts } from '../../ui/form/field.tsx'

export interface SelectProps extends FieldTexts {
  value: string
  options: readonly { value: string; name: string }[]
  onValueChange: (value: string) => void
}

/** A native list of names in a form: of markets, or of providers. */
export function Select({ value, options, onValueChange, ...texts }: SelectProps) {
  return (
    <Field {...texts}>
      {(control) => (
        <select
          {...control}
          data-names
          value={value}
          onChange={(event) => onValueChange(event.target.value)}
          className="h-10 min-w-0 rounded-md border border-edge bg-surface px-3 text-base hover:border-text sm:text-sm max-sm:h-11 pointer-coarse:h-11"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

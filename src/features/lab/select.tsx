import { useId } from 'react'

export interface SelectProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; name: string }[]
  onValue: (value: Value) => void
  /** The options are names: of markets and intervals. */
  isNames?: boolean
}

/** A labelled list to choose one value from. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onValue,
  isNames = false,
}: SelectProps<Value>) {
  const id = useId()
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <select
        id={id}
        data-names={isNames || undefined}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onValue(chosen.value)
        }}
        className="h-9 min-w-20 rounded-md border border-edge bg-surface px-2 text-xs hover:border-text max-sm:h-11 pointer-coarse:h-11"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </span>
  )
}

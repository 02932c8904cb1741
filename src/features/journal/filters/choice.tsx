import { useId } from 'react'

export interface ChoiceProps {
  label: string
  value: string
  /** The first, of the value '', means no choice. */
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
  /** The label is only for screen readers. */
  hideLabel?: boolean
  /** The options are names: of markets, tags, setups. */
  isNames?: boolean
}

/** A labelled list to choose one value from. A value that is not in the list is shown as it is. */
export function Choice({
  label,
  value,
  options,
  onChange,
  hideLabel,
  isNames = false,
}: ChoiceProps) {
  const id = useId()
  const isListed = options.some((option) => option.value === value)
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={hideLabel === true ? 'sr-only' : 'label'}>
        {label}
      </label>
      <select
        id={id}
        data-names={isNames || undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-9 w-full min-w-0 rounded-md border border-edge bg-surface px-2 text-xs hover:border-text max-sm:h-11 pointer-coarse:h-11"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
        {!isListed && <option value={value}>{value}</option>}
      </select>
    </span>
  )
}

import { useId } from 'react'

export interface DayFieldProps {
  label: string
  /** `2026-01-31`, or empty. */
  value: string
  onChange: (day: string) => void
}

export function DayField({ label, value, onChange }: DayFieldProps) {
  const id = useId()
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-9 w-full min-w-0 rounded-md border border-edge bg-surface px-2 text-xs hover:border-text max-sm:h-11 pointer-coarse:h-11"
      />
    </span>
  )
}

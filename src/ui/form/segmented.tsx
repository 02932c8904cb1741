import { useId } from 'react'
import { cx } from '../../lib/cx.ts'

export interface SegmentedProps<Value extends string> {
  /** The accessible name of the group. */
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onValueChange: (value: Value) => void
  className?: string
}

/** A choice between few options, all visible: native radio buttons, so that arrow keys and forms work. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, options, onValueChange, className } = props
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cx(
        'inline-flex max-w-full flex-wrap rounded-md border border-line bg-sunken p-0.5 print:hidden',
        className,
      )}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="chosen relative flex h-8 flex-1 cursor-pointer items-center justify-center rounded-sm px-3 text-xs font-medium whitespace-nowrap text-muted transition-colors hover:text-text has-checked:bg-raised has-checked:text-text has-checked:ring-1 has-checked:ring-line has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus pointer-coarse:h-11"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}

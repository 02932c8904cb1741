import type { ReactNode } from 'react'

export interface CheckListProps {
  legend: string
  /** `name` and `detail` are names, in no language. */
  options: readonly { id: number; name: string; detail: string }[]
  chosen: readonly number[]
  onChosen: (ids: readonly number[]) => void
  /** Below the list. */
  children?: ReactNode
}

/** Any number of a short list. */
export function CheckList({ legend, options, chosen, onChosen, children }: CheckListProps) {
  const toggle = (id: number): void =>
    onChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 text-sm font-medium">{legend}</legend>
      {options.map(({ id, name, detail }) => (
        <label key={id} className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={() => toggle(id)}
            className="size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0 wrap-anywhere" lang="en">
            {name}
          </span>
          <span className="text-xs text-muted" lang="en">
            {detail}
          </span>
        </label>
      ))}
      {children}
    </fieldset>
  )
}

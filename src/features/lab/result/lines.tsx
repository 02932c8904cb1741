import type { ReactNode } from 'react'

export interface PartProps {
  title: string
  none: string
  children: readonly ReactNode[]
}

/** A titled list of lines, or that there are none. */
export function Part({ title, none, children }: PartProps) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-1">
      <h3 className="label">{title}</h3>
      {children.length === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">{children}</ul>
      )}
    </section>
  )
}

/** Code as the program says it, and what was answered. */
export function Line({ code, answer }: { code: string; answer?: string }) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-6 py-1 font-mono text-xs">
      <span className="wrap-anywhere">{code}</span>
      {answer !== undefined && <span className="wrap-anywhere text-muted">{answer}</span>}
    </li>
  )
}

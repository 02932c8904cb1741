import type { ReactNode } from 'react'

interface WayProps {
  title: string
  rows: ReactNode[]
  children: ReactNode
}

/** A way out of the inbox: where it goes now, and how to add a place. */
export function Way({ title, rows, children }: WayProps) {
  return (
    <div className="flex flex-col gap-2 border-b border-line py-4 first:pt-0">
      <h3 className="font-medium">{title}</h3>
      {rows.length > 0 && <ul className="flex flex-col">{rows}</ul>}
      {children}
    </div>
  )
}

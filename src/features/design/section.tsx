import type { ReactNode } from 'react'

/** One part of the design page: a heading on the left, examples on the right. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-x-8 gap-y-6 border-t border-line py-10 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <h2 className="text-lg font-medium">{title}</h2>
      <div className="flex min-w-0 flex-col gap-8">{children}</div>
    </section>
  )
}

/** An example with its name above. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <h3 className="label">{name}</h3>
      {children}
    </div>
  )
}

export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-4">{children}</div>
}

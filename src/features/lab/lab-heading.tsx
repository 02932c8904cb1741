import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { paths } from '../../app/paths.ts'

const views = [
  {
    key: 'programs',
    get name() {
      return t`Programs`
    },
    href: paths.lab(),
  },
  {
    key: 'guide',
    get name() {
      return t`Guide`
    },
    href: paths.labGuide(),
  },
] as const

export interface LabHeadingProps {
  title: string
  current: (typeof views)[number]['key']
  children?: ReactNode
}

/** The title, and links to the lab's other pages. */
export function LabHeading({ title, current, children }: LabHeadingProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold">{title}</h1>
        {children !== undefined && (
          <p className="max-w-[70ch] text-pretty text-muted">{children}</p>
        )}
      </div>
      <nav aria-label={t`Pages of the lab`}>
        <ul className="flex gap-5">
          {views.map(({ key, name, href }) => (
            <li key={key}>
              <Link
                href={href}
                aria-current={key === current ? 'page' : undefined}
                className="flex h-9 items-center border-b-2 border-transparent font-medium text-muted transition-colors hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text pointer-coarse:h-11"
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  )
}

import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { paths } from '../../app/paths.ts'

const views = [
  {
    key: 'trades',
    get name() {
      return t`Trades`
    },
    href: paths.journal,
  },
  {
    key: 'analytics',
    get name() {
      return t`Analytics`
    },
    href: paths.journalAnalytics,
  },
  {
    key: 'entries',
    get name() {
      return t`Entries`
    },
    href: () => paths.journalEntries(),
  },
  {
    key: 'import',
    get name() {
      return t`Import`
    },
    href: () => paths.journalImport(),
  },
] as const

export interface JournalHeadingProps {
  title: string
  current: (typeof views)[number]['key']
  /** The filters, which go along to trades and analytics. */
  search?: string
  children?: ReactNode
}

/** The title, and links to the journal's other pages. */
export function JournalHeading({ title, current, search = '', children }: JournalHeadingProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <div className="flex flex-col gap-1">
        <h1 className="text-xl font-semibold">{title}</h1>
        {children !== undefined && (
          <p className="max-w-[70ch] text-pretty text-muted">{children}</p>
        )}
      </div>
      <nav aria-label={t`Pages of the journal`}>
        <ul className="flex gap-5">
          {views.map(({ key, name, href }) => (
            <li key={key}>
              <Link
                href={href(search)}
                aria-current={key === current ? 'page' : undefined}
                className="flex h-9 items-center border-b-2 border-transparent forced-colors:not-aria-[current=page]:border-[Canvas] font-medium text-muted transition-colors hover:text-text aria-[current=page]:border-accent aria-[current=page]:text-text pointer-coarse:h-11"
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

import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { paths } from '../../app/paths.ts'
import { SectionHeading } from '../../ui/section-heading.tsx'

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
  const pages = views.map(({ key, name, href }) => ({ key, name, href: href(search) }))
  return (
    <SectionHeading title={title} label={t`Pages of the journal`} pages={pages} current={current}>
      {children}
    </SectionHeading>
  )
}

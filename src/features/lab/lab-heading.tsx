import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { paths } from '../../app/paths.ts'
import { SectionHeading } from '../../ui/section-heading.tsx'

const views = [
  {
    key: 'programs',
    get name() {
      return t`Programs`
    },
    href: paths.lab(),
  },
  {
    key: 'runs',
    get name() {
      return t`Runs`
    },
    href: paths.labRuns(),
  },
  {
    key: 'traders',
    get name() {
      return t`Traders`
    },
    href: paths.labTraders(),
  },
  {
    key: 'pools',
    get name() {
      return t`Signal pools`
    },
    href: paths.labPools(),
  },
  {
    key: 'guide',
    get name() {
      return t`Guide`
    },
    href: paths.labGuide(),
  },
  {
    key: 'arena',
    get name() {
      return t`Arena`
    },
    href: paths.traders(),
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
    <SectionHeading title={title} label={t`Pages of the lab`} pages={views} current={current}>
      {children}
    </SectionHeading>
  )
}

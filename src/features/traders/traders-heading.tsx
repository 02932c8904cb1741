import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { paths } from '../../app/paths.ts'
import { SectionHeading } from '../../ui/section-heading.tsx'

const views = [
  {
    key: 'arena',
    get name() {
      return t`Traders`
    },
    href: paths.traders(),
  },
  {
    key: 'new',
    get name() {
      return t`New trader`
    },
    href: paths.newTrader(),
  },
  {
    key: 'lab',
    get name() {
      return t`Lab`
    },
    href: paths.lab(),
  },
] as const

export interface TradersHeadingProps {
  title: string
  current: (typeof views)[number]['key'] | 'trader'
  badge?: ReactNode
  children?: ReactNode
}

/** The title, and links to the other pages of traders. */
export function TradersHeading({ title, current, badge, children }: TradersHeadingProps) {
  return (
    <SectionHeading
      title={title}
      badge={badge}
      label={t`Pages of traders`}
      pages={views}
      current={current}
    >
      {children}
    </SectionHeading>
  )
}

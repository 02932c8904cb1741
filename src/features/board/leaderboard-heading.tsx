import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { useWorld } from '../../api/exchange/world.ts'
import { paths } from '../../app/paths.ts'
import { NetworkBadge } from '../../ui/feedback/network-badge.tsx'
import { SectionHeading } from '../../ui/section-heading.tsx'

const views = [
  {
    key: 'ranking',
    get name() {
      return t`Ranking`
    },
    href: paths.leaderboard(),
  },
  {
    key: 'analytics',
    get name() {
      return t`Analytics`
    },
    href: paths.analytics(),
  },
  {
    key: 'report',
    get name() {
      return t`Report card`
    },
    href: paths.strategy(),
  },
] as const

export interface LeaderboardHeadingProps {
  title: string
  current: (typeof views)[number]['key']
  children: ReactNode
}

/** The title, the network that the numbers are from, and a link to the other page of the leaderboard. */
export function LeaderboardHeading({ title, current, children }: LeaderboardHeadingProps) {
  const { network } = useWorld()
  return (
    <SectionHeading
      title={title}
      badge={<NetworkBadge network={network} />}
      label={t`Views of the leaderboard`}
      pages={views}
      current={current}
    >
      {children}
    </SectionHeading>
  )
}

import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useWorld } from '../../api/world.ts'
import { paths } from '../../app/paths.ts'
import { NetworkBadge } from '../../ui/feedback/network-badge.tsx'

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
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <div className="flex flex-col gap-1">
        <div className="flex items-center gap-3">
          <h1 className="text-xl font-semibold">{title}</h1>
          <NetworkBadge network={network} />
        </div>
        <p className="max-w-[70ch] text-pretty text-muted">{children}</p>
      </div>
      <nav aria-label={t`Views of the leaderboard`}>
        <ul className="flex gap-5">
          {views.map(({ key, name, href }) => (
            <li key={key}>
              <Link
                href={href}
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

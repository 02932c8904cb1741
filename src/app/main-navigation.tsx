import { t } from '@lingui/core/macro'
import {
  CandlestickChart,
  Crosshair,
  Gauge,
  Layers,
  NotebookPen,
  Plus,
  Rows3,
  Trophy,
  Wallet,
  type LucideIcon,
} from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { useViewer } from '../api/viewer.ts'
import { cx } from '../lib/cx.ts'
import { paths } from './paths.ts'

interface NavigationItem {
  href: string
  label: string
  /** Used where the label is too long for a phone. */
  short?: string
  Icon: LucideIcon
}

const publicItems: readonly NavigationItem[] = [
  {
    href: paths.markets(),
    get label() {
      return t`Markets`
    },
    Icon: CandlestickChart,
  },
  {
    href: paths.leaderboard(),
    get label() {
      return t`Leaderboard`
    },
    Icon: Trophy,
  },
]

const items: readonly NavigationItem[] = [
  {
    href: paths.overview(),
    get label() {
      return t`Overview`
    },
    Icon: Gauge,
  },
  {
    href: paths.sessions(),
    get label() {
      return t`Sessions`
    },
    Icon: Rows3,
  },
  {
    href: paths.trade(),
    get label() {
      return t`Trade`
    },
    Icon: Crosshair,
  },
  {
    href: paths.positions(),
    get label() {
      return t`Positions`
    },
    Icon: Layers,
  },
  {
    href: paths.journal(),
    get label() {
      return t`Journal`
    },
    Icon: NotebookPen,
  },
  ...publicItems,
  {
    href: paths.funds(),
    get label() {
      return t`Funds`
    },
    Icon: Wallet,
  },
  {
    href: paths.newSession(),
    get label() {
      return t`New session`
    },
    get short() {
      return t`New`
    },
    Icon: Plus,
  },
]

/** A phone has room for six. What does not fit, there and in a narrow bar, is also in the account menu. */
const seldomNeeded = new Set<string>([paths.leaderboard(), paths.trade(), paths.journal()])

export interface MainNavigationProps {
  label: string
  /** In the top bar, or at the bottom of a phone. */
  orientation: 'bar' | 'thumb'
}

export function MainNavigation({ label, orientation }: MainNavigationProps) {
  const [location] = useLocation()
  const current = currentHref(location)
  const shown = useViewer() === null ? publicItems : items
  const isBar = orientation === 'bar'
  const isCrowded = !isBar && shown === items
  const fitting = isCrowded ? shown.filter(({ href }) => !seldomNeeded.has(href)) : shown
  return (
    <nav aria-label={label}>
      <ul className={cx('flex', isBar ? 'xl:gap-1' : 'justify-around')}>
        {fitting.map(({ href, label: name, short, Icon }) => (
          <li key={href} className={isBar ? inBar(href, shown === items) : 'flex-1'}>
            <Link
              href={href}
              aria-label={name}
              aria-current={href === current ? 'page' : undefined}
              className={cx(
                'flex items-center text-muted transition-colors hover:text-text',
                isBar
                  ? 'h-9 rounded-md px-2 font-medium whitespace-nowrap pointer-coarse:h-11 aria-[current=page]:bg-accent-soft aria-[current=page]:text-text'
                  : 'h-14 flex-col justify-center gap-0.5 text-2xs -outline-offset-2! aria-[current=page]:text-accent',
              )}
            >
              {!isBar && <Icon aria-hidden className="size-5" />}
              {isBar ? name : (short ?? name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Between tablet and desktop width, the bar leaves some links to the account menu. */
function inBar(href: string, isCrowded: boolean): string {
  if (!isCrowded) return ''
  if (href === paths.trade() || href === paths.leaderboard()) return 'max-[88rem]:hidden'
  if (seldomNeeded.has(href)) return 'max-xl:hidden'
  return href === paths.funds() ? 'max-[72rem]:hidden' : ''
}

/** The longest address of the navigation that contains the location. */
function currentHref(location: string): string | undefined {
  return items
    .map(({ href }) => href)
    .filter((href) => location === href || location.startsWith(`${href}/`))
    .toSorted((left, right) => right.length - left.length)[0]
}

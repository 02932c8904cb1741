import { Link, useLocation } from 'wouter'
import { useViewer } from '../api/viewer.ts'
import { cx } from '../lib/cx.ts'
import { pages, type NavigationItem } from './navigation-pages.ts'
import { paths } from './paths.ts'

const publicItems: readonly NavigationItem[] = [pages.markets, pages.leaderboard, pages.lab]

const items: readonly NavigationItem[] = [
  pages.overview,
  pages.sessions,
  pages.trade,
  pages.positions,
  pages.journal,
  ...publicItems,
  pages.funds,
  pages.newSession,
]

/** A phone has room for six. What does not fit, there and in a narrow bar, is also in the account menu. */
const seldomNeeded = new Set<string>([
  paths.leaderboard(),
  paths.trade(),
  paths.journal(),
  paths.lab(),
])

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

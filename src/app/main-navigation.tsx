import { CandlestickChart, Gauge, Layers, Plus, Rows3 } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import { useViewer } from '../api/viewer.ts'
import { cx } from '../lib/cx.ts'
import { paths } from './paths.ts'

const publicItems = [{ href: paths.markets(), label: 'Markets', Icon: CandlestickChart }]

const items = [
  { href: paths.overview(), label: 'Overview', Icon: Gauge },
  { href: paths.sessions(), label: 'Sessions', Icon: Rows3 },
  { href: paths.positions(), label: 'Positions', Icon: Layers },
  ...publicItems,
  { href: paths.newSession(), label: 'New session', Icon: Plus },
]

export interface MainNavigationProps {
  label: string
  /** In the top bar, or at the bottom where the thumb is. */
  orientation: 'bar' | 'thumb'
}

export function MainNavigation({ label, orientation }: MainNavigationProps) {
  const [location] = useLocation()
  const current = currentHref(location)
  const shown = useViewer() === null ? publicItems : items
  const isBar = orientation === 'bar'
  return (
    <nav aria-label={label}>
      <ul className={cx('flex', isBar ? 'xl:gap-1' : 'justify-around')}>
        {shown.map(({ href, label: name, Icon }) => (
          <li key={href} className={isBar ? '' : 'flex-1'}>
            <Link
              href={href}
              aria-current={href === current ? 'page' : undefined}
              className={cx(
                'flex items-center text-muted transition-colors hover:text-text',
                isBar
                  ? 'h-9 rounded-md px-2 font-medium whitespace-nowrap xl:px-3 pointer-coarse:h-11 aria-[current=page]:bg-accent-soft aria-[current=page]:text-text'
                  : 'h-14 flex-col justify-center gap-0.5 text-2xs -outline-offset-2! aria-[current=page]:text-accent',
              )}
            >
              {!isBar && <Icon aria-hidden className="size-5" />}
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The longest address of the navigation that the location lies under. */
function currentHref(location: string): string | undefined {
  return items
    .map(({ href }) => href)
    .filter((href) => location === href || location.startsWith(`${href}/`))
    .toSorted((left, right) => right.length - left.length)[0]
}

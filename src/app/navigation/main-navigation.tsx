import { Link, useLocation } from 'wouter'
import { useViewer } from '../../api/viewer.ts'
import { cx } from '../../lib/cx.ts'
import { MorePages, type MorePage } from './more-pages.tsx'
import { pages, type NavigationItem } from './navigation-pages.ts'

const publicItems: readonly NavigationItem[] = [pages.markets, pages.leaderboard, pages.lab]

/** From which width of the window a page stands in the bar itself; on a phone six do. The others are in its menu. */
type Place = 'always' | 'wide' | 'widest'

const viewerItems: readonly { item: NavigationItem; place: Place; isOnPhone?: true }[] = [
  { item: pages.overview, place: 'always', isOnPhone: true },
  { item: pages.sessions, place: 'always', isOnPhone: true },
  { item: pages.trade, place: 'always' },
  { item: pages.positions, place: 'always', isOnPhone: true },
  { item: pages.journal, place: 'always' },
  { item: pages.markets, place: 'wide', isOnPhone: true },
  { item: pages.lab, place: 'widest' },
  { item: pages.leaderboard, place: 'widest' },
  { item: pages.funds, place: 'widest' },
  { item: pages.newSession, place: 'wide', isOnPhone: true },
]

const inBar: Record<Place, string> = {
  always: '',
  wide: 'max-xl:hidden',
  widest: 'max-[90rem]:hidden',
}
const inMenu: Record<Place, Pick<MorePage, 'className' | 'mark'>> = {
  always: { className: 'hidden', mark: '' },
  wide: { className: 'xl:hidden', mark: 'max-xl:bg-accent-soft max-xl:text-text' },
  widest: { className: 'min-[90rem]:hidden', mark: 'bg-accent-soft text-text!' },
}
const inPhoneMenu = { className: '', mark: 'text-accent!' }

export interface MainNavigationProps {
  label: string
  /** In the top bar, or at the bottom of a phone. */
  orientation: 'bar' | 'thumb'
}

export function MainNavigation({ label, orientation }: MainNavigationProps) {
  const [location] = useLocation()
  const isViewer = useViewer() !== null
  const isBar = orientation === 'bar'
  const current = currentHref(location)
  const shown = isViewer
    ? viewerItems.filter(({ isOnPhone }) => isBar || isOnPhone)
    : publicItems.map((item) => ({ item, place: 'always' as const }))
  const others = viewerItems
    .filter(({ place, isOnPhone }) => (isBar ? place !== 'always' : !isOnPhone))
    .map(({ item, place }) => ({ item, ...(isBar ? inMenu[place] : inPhoneMenu) }))
  return (
    <nav aria-label={label}>
      <ul className={cx('flex', isBar ? 'xl:gap-1' : 'justify-around')}>
        {shown.map(({ item: { href, label: name, short, Icon }, place }) => (
          <li key={href} className={isBar ? inBar[place] : 'flex-1'}>
            <Link
              href={href}
              aria-label={name}
              aria-current={href === current ? 'page' : undefined}
              className={isBar ? barItem : thumbItem}
            >
              {!isBar && <Icon aria-hidden className="size-5" />}
              {short ?? name}
            </Link>
          </li>
        ))}
        {isViewer && (
          <li className={isBar ? 'min-[90rem]:hidden' : 'flex-1'}>
            <MorePages
              items={others}
              current={current}
              isBar={isBar}
              className={isBar ? barItem : thumbItem}
            />
          </li>
        )}
      </ul>
    </nav>
  )
}

const item = 'flex items-center text-muted transition-colors hover:text-text'
const barItem = `${item} h-9 rounded-md px-2 font-medium whitespace-nowrap pointer-coarse:h-11 aria-[current=page]:bg-accent-soft aria-[current=page]:text-text forced-colors:aria-[current=page]:underline`
const thumbItem = `${item} h-14 w-full flex-col justify-center gap-0.5 text-2xs -outline-offset-2! aria-[current=page]:text-accent`

/** The longest address of the navigation that contains the location. */
function currentHref(location: string): string | undefined {
  return viewerItems
    .map(({ item: { href } }) => href)
    .filter((href) => location === href || location.startsWith(`${href}/`))
    .toSorted((left, right) => right.length - left.length)[0]
}

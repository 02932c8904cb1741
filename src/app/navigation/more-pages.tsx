import { t } from '@lingui/core/macro'
import { ChevronDown, Ellipsis } from 'lucide-react'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import { cx } from '../../lib/cx.ts'
import type { NavigationItem } from './navigation-pages.ts'

export interface MorePage {
  item: NavigationItem
  /** Hides it where the navigation itself has room for it. */
  className: string
  /** Marks the button where only the menu has this page, and it is the current one. */
  mark: string
}

interface MorePagesProps {
  items: readonly MorePage[]
  current: string | undefined
  /** In the top bar it opens downwards, on a phone upwards. */
  isBar: boolean
  /** Of a link of the navigation. */
  className: string
}

/** The pages that the navigation has no room for: a native popover, which Escape and a press outside close. */
export function MorePages({ items, current, isBar, className }: MorePagesProps) {
  const id = useId()
  const [left, setLeft] = useState(0)
  const inside = items.find(({ item }) => item.href === current)
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className={cx(className, inside?.mark)}
        onClick={(event) => setLeft(event.currentTarget.getBoundingClientRect().left)}
      >
        {!isBar && <Ellipsis aria-hidden className="size-5" />}
        {t`More`}
        {isBar && <ChevronDown aria-hidden className="ml-1 size-3.5" />}
      </button>
      <ul
        id={id}
        popover="auto"
        aria-label={t`More pages`}
        style={isBar ? { left } : {}}
        className={cx(
          'fixed inset-auto m-0 w-56 rounded-lg border border-line bg-raised p-2 text-text shadow-pop',
          isBar ? 'top-14' : 'right-2 bottom-[calc(4rem+env(safe-area-inset-bottom))]',
        )}
      >
        {items.map(({ item: { href, label, Icon }, className: hidden }) => (
          <li key={href} className={hidden}>
            <Link
              href={href}
              aria-current={href === current ? 'page' : undefined}
              onClick={() => document.getElementById(id)?.hidePopover()}
              className="flex h-11 items-center gap-3 rounded-md px-3 text-sm text-muted transition-colors hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-text"
            >
              <Icon aria-hidden className="size-4" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

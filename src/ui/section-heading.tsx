import type { ReactNode } from 'react'
import { Link } from 'wouter'

export interface SectionHeadingProps {
  title: string
  /** Beside the title. */
  badge?: ReactNode
  /** What the page is about, under the title. */
  children?: ReactNode
  /** Names the links. */
  label: string
  /** The pages of the section. */
  pages: readonly { key: string; name: string; href: string }[]
  /** The key of the page that is shown. */
  current: string
}

/** The title of a page, and links to the other pages of its section. */
export function SectionHeading(props: SectionHeadingProps) {
  const { title, badge, children, label, pages, current } = props
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <div className="flex flex-col gap-1">
        <div className="flex items-center gap-3">
          <h1 className="text-xl font-semibold">{title}</h1>
          {badge}
        </div>
        {children !== undefined && (
          <p className="max-w-[70ch] text-pretty text-muted">{children}</p>
        )}
      </div>
      <nav aria-label={label}>
        <ul className="flex flex-wrap gap-x-5">
          {pages.map(({ key, name, href }) => (
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

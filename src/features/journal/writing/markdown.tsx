import type { ReactNode } from 'react'
import Markdown, { sanitizer } from 'markdown-to-jsx/react'

/**
 * Markdown as React elements: HTML in it is shown as text, addresses that could run something are dropped, and
 * nothing is loaded from elsewhere.
 */
export default function SafeMarkdown({ text, image }: SafeMarkdownProps) {
  return (
    <div className="markdown min-w-0 wrap-anywhere">
      <Markdown
        options={{
          disableParsingRawHTML: true,
          forceBlock: true,
          sanitizer: safeAddress,
          overrides: {
            a: SafeLink,
            img: ({ src, alt }: { src?: string; alt?: string }) => image(src ?? '', alt ?? ''),
            // A page has one heading of the first level, its own.
            h1: Heading,
            h2: Heading,
            h3: Heading,
          },
        }}
      >
        {text}
      </Markdown>
    </div>
  )
}

export interface SafeMarkdownProps {
  text: string
  /** Draws an image of this address: only our own are loaded. */
  image: (src: string, alt: string) => ReactNode
}

/** Absolute web addresses, mail, and pages and images of ours. */
function safeAddress(value: string): string | null {
  const known = sanitizer(value)
  return known !== null && /^(https?:\/\/|mailto:|\/(?!\/)|#)/i.test(known) ? known : null
}

function SafeLink({ href, children }: { href?: string; children?: ReactNode }) {
  if (href === undefined) return <>{children}</>
  const isOurs = href.startsWith('/') || href.startsWith('#')
  return (
    <a
      href={href}
      {...(!isOurs && { target: '_blank', rel: 'noopener noreferrer nofollow' })}
      className="text-accent underline underline-offset-4"
    >
      {children}
    </a>
  )
}

function Heading({ children }: { children?: ReactNode }) {
  return <h4 className="font-semibold">{children}</h4>
}

import { paths } from './paths.ts'

/** No page is there: it only tells a path from an address elsewhere. */
const base = 'https://own.invalid'

/** A link's text when it leads to a page of this dashboard, whatever the text looks like; undefined otherwise. */
export function ownPath(text: string | null): string | undefined {
  if (text === null || !text.startsWith('/') || !URL.canParse(text, base)) return undefined
  const { origin, pathname, search, hash } = new URL(text, base)
  const isOwn = origin === base && !pathname.startsWith('//') && pathname !== paths.demo()
  return isOwn ? pathname + search + hash : undefined
}

// While a page is open, the browser itself shows what happens when nobody looks at the page. A push message of the same
// notice has the same tag, so that one replaces the other.
import { useEffect, useRef } from 'react'
import { clock } from '../../lib/clock.ts'
import type { Notice } from '../../../contract/people/notices.ts'

/** Milliseconds. What is older than that is in the inbox, and no news. */
const newsMs = 5 * 60_000

export function useBrowserNotices(items: readonly Notice[] | undefined): void {
  const seen = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (items === undefined) return
    const known = seen.current
    seen.current = new Set([...(known ?? []), ...items.map(({ id }) => id)])
    // What was there when the page opened is no news either.
    if (known === null || !mayShow() || isWatched()) return
    for (const notice of items) {
      const isNew = !known.has(notice.id) && clock.now() - notice.at < newsMs
      if (isNew && notice.isShown && !notice.isRead) void show(notice)
    }
  }, [items])
}

function mayShow(): boolean {
  return 'Notification' in window && Notification.permission === 'granted'
}

function isWatched(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}

async function show({ id, title, message, path }: Notice): Promise<void> {
  const options = { body: message, tag: id, icon: '/icon-192.png', data: { url: path } }
  const workers = (navigator as Partial<Navigator>).serviceWorker
  const registration = await workers?.getRegistration().catch(() => undefined)
  // Phones show notifications of a worker only.
  if (registration !== undefined) return registration.showNotification(title, options)
  const shown = new Notification(title, options)
  shown.addEventListener('click', () => {
    window.focus()
    location.assign(path)
  })
}

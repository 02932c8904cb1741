import { plural, t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { Link } from 'wouter'
import { newestQuery } from '../../features/account/inbox/inbox.queries.ts'
import { usePollMs } from '../../api/live/use-live.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { useBrowserNotices } from '../notices/use-browser-notices.ts'
import { paths } from '../paths.ts'

/** How many notices are unread, and the way to them; on the narrowest phones the account menu has both. */
export function InboxLink() {
  const newest = useQuery(newestQuery(useSignedIn(), usePollMs()))
  useBrowserNotices(newest.data?.items)
  const unread = newest.data?.unread ?? 0
  return (
    <Link
      href={paths.inbox()}
      aria-label={
        unread === 0
          ? t`Inbox`
          : t`${plural(unread, { one: 'Inbox, 1 unread', other: 'Inbox, # unread' })}`
      }
      className="relative inline-grid size-10 shrink-0 place-items-center rounded-md text-muted transition-colors hover:bg-accent-soft hover:text-text max-sm:-mx-1.5 max-sm:size-11 max-[24rem]:hidden pointer-coarse:size-11"
    >
      <Bell aria-hidden className="size-5" />
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute top-1 right-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-2xs leading-4 font-semibold text-on-accent tabular-nums"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}

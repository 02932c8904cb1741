import { t } from '@lingui/core/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { usePollMs } from '../../../api/live/use-live.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { useNow } from '../../../lib/hooks/use-now.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { LinkButton } from '../../../ui/form/link-button.tsx'
import { inboxPages, newestQuery } from './inbox.queries.ts'
import { NoticeRow } from './notice-row.tsx'
import { useMark } from './use-mark.ts'

/** What the account was told, newest first. */
export function InboxPage() {
  const newest = useQuery(newestQuery(useSignedIn(), usePollMs()))
  const { mark, isMarking } = useMark()
  const unread = newest.data?.unread ?? 0
  return (
    <div className="flex flex-col gap-6">
      <title>{t`Inbox · Alura`}</title>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-xl font-semibold">{t`Inbox`}</h1>
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            pending={isMarking}
            disabledReason={unread === 0 ? t`Everything is read` : undefined}
            onClick={() => void mark(true, null)}
          >{t`Mark all as read`}</Button>
          <Link href={paths.noticeSettings()} asChild>
            <LinkButton size="sm" href={paths.noticeSettings()}>{t`Where messages go`}</LinkButton>
          </Link>
        </div>
      </div>
      <Rows onMark={mark} />
    </div>
  )
}

function Rows({ onMark }: { onMark: ReturnType<typeof useMark>['mark'] }) {
  const list = useInfiniteQuery(inboxPages(useSignedIn(), usePollMs()))
  const now = useNow(30_000)
  const items = list.data?.pages.flatMap((page) => page.items)
  if (items === undefined) {
    return list.error ? (
      <ErrorMessage
        message={messageFor(list.error)}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    ) : (
      <Skeleton className="h-96 w-full" />
    )
  }
  if (items.length === 0) {
    return (
      <EmptyMessage title={t`Nothing yet`}>
        {t`Sessions that end, positions that open and close, deposits that arrive: what happens while you are not looking is written here.`}
      </EmptyMessage>
    )
  }
  return (
    <>
      <ul className="flex flex-col border-t border-line">
        {items.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} now={now} onMark={onMark} />
        ))}
      </ul>
      {list.hasNextPage && (
        <div>
          <Button
            pending={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >{t`Show older`}</Button>
        </div>
      )}
    </>
  )
}

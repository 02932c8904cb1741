import { t } from '@lingui/core/macro'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useSearchParams } from 'wouter'
import {
  listSessions,
  type Session,
  type SessionStatus,
} from '../../../../../contract/sessions/sessions.ts'
import { messageFor } from '../../../../api/errors.ts'
import { pagesOf } from '../../../../api/pages.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { download } from '../../../../lib/download.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Segmented } from '../../../../ui/form/segmented.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { toast } from '../../../../ui/feedback/toast.ts'
import { sessionsCsv } from '../log/session-files.ts'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import { pastColumns } from './past-columns.tsx'
import { isRunning } from '../session-words.ts'
import { sessionPages } from '../sessions.queries.ts'

const choices = [
  {
    value: 'all',
    get label() {
      return t`All`
    },
  },
  {
    value: 'ended',
    get label() {
      return t`Ended`
    },
  },
  {
    value: 'failed',
    get label() {
      return t`Failed`
    },
  },
] as const
type Choice = (typeof choices)[number]['value']

/** Ended sessions, newest first. The filter is in the URL. */
export function PastSessions() {
  const [search, setSearch] = useSearchParams()
  const choice = choices.find(({ value }) => value === search.get('status'))?.value ?? 'all'
  const status = choice === 'all' ? undefined : choice
  const change = (next: Choice): void =>
    setSearch(next === 'all' ? {} : { status: next }, { replace: true })
  return (
    <section aria-labelledby="past" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="past" className="mr-auto text-base font-semibold">{t`Past`}</h2>
        <Segmented
          label={t`Past sessions shown`}
          value={choice}
          options={choices}
          onValueChange={change}
        />
        <Export status={status} />
      </div>
      <List status={status} />
    </section>
  )
}

function List({ status }: { status: SessionStatus | undefined }) {
  const pages = useInfiniteQuery(sessionPages(useSignedIn(), status))
  if (pages.data) {
    const past = pages.data.pages
      .flatMap(({ items }) => items)
      .filter((session) => !isRunning(session))
    return (
      <>
        {past.length > 0 ? (
          <DataTable
            caption={t`Past sessions`}
            columns={pastColumns}
            rows={past}
            rowKey={({ id }) => id}
            rowName={({ symbol }) => symbol}
          />
        ) : (
          <EmptyMessage
            title={status === 'failed' ? t`No session has failed` : t`No past sessions`}
          >{t`Ended sessions stay here with why they ended and what they earned.`}</EmptyMessage>
        )}
        {pages.hasNextPage && (
          <Button
            className="self-center"
            pending={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >{t`Load older`}</Button>
        )}
      </>
    )
  }
  if (pages.error) {
    return (
      <ErrorMessage
        message={messageFor(pages.error)}
        onRetry={() => void pages.refetch()}
        retrying={pages.isFetching}
      />
    )
  }
  return <Skeleton className="h-40 w-full" />
}

function Export({ status }: { status: SessionStatus | undefined }) {
  const viewer = useSignedIn()
  const save = useMutation({
    mutationFn: async () => {
      const sessions: Session[] = []
      const input = { query: { limit: '200', status } }
      const never = new AbortController().signal
      for await (const { items } of pagesOf(viewer, listSessions, input, never)) {
        sessions.push(...items.filter((session) => !isRunning(session)))
      }
      download('sessions.csv', new Blob([sessionsCsv(sessions)], { type: 'text/csv' }))
    },
    onError: (error) =>
      toast({
        title: t`The sessions were not exported`,
        detail: messageFor(error),
        tone: 'danger',
      }),
  })
  return (
    <Button
      size="sm"
      pending={save.isPending}
      icon={<Download aria-hidden className="size-3.5" />}
      onClick={() => save.mutate()}
    >{t`Export CSV`}</Button>
  )
}

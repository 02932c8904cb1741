import { t } from '@lingui/core/macro'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import type { UserId } from '../../../../../contract/primitives.ts'
import { listRewardClaims, type RewardClaim } from '../../../../../contract/money/referrals.ts'
import { messageFor } from '../../../../api/errors.ts'
import { pagesOf } from '../../../../api/pages.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { toCsv } from '../../../../lib/csv.ts'
import { download } from '../../../../lib/download.ts'
import { formatSize } from '../../../../lib/numbers/format.ts'
import { formatFullDateTime, isoTime } from '../../../../lib/time.ts'
import { Badge } from '../../../../ui/feedback/badge.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { DataTable, type Column } from '../../../../ui/table/data-table.tsx'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { toast } from '../../../../ui/feedback/toast.ts'
import { claimStatus } from './claim-words.ts'
import { claimPages } from '../invite.queries.ts'
import { Section } from '../section.tsx'

/** Every claim and its state, newest first. */
export function Claims({ userId }: { userId: UserId }) {
  const claims = useInfiniteQuery(claimPages(useSignedIn(), userId, usePollMs()))
  const rows = claims.data?.pages.flatMap(({ items }) => items)
  return (
    <Section
      title={t`Claims`}
      action={rows !== undefined && rows.length > 0 && <Export userId={userId} />}
    >
      {rows !== undefined ? (
        <DataTable
          caption={t`Claims of rewards`}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyMessage
              title={t`Nothing was claimed yet`}
            >{t`Every claim stays here with what became of it.`}</EmptyMessage>
          }
        />
      ) : claims.error ? (
        <ErrorMessage
          message={messageFor(claims.error)}
          onRetry={() => void claims.refetch()}
          retrying={claims.isFetching}
        />
      ) : (
        <Skeleton className="h-32 w-full" />
      )}
      {claims.hasNextPage && (
        <Button
          className="self-center"
          pending={claims.isFetchingNextPage}
          onClick={() => void claims.fetchNextPage()}
        >{t`Load older`}</Button>
      )}
    </Section>
  )
}

const columns: Column<RewardClaim>[] = [
  {
    key: 'at',
    get header() {
      return t`Claimed`
    },
    lead: true,
    width: 160,
    cell: ({ at }) => formatFullDateTime(at),
  },
  {
    key: 'amount',
    get header() {
      return t`USDC`
    },
    align: 'right',
    cell: ({ amount }) => <span className="font-medium">{formatSize(amount)}</span>,
  },
  {
    key: 'status',
    get header() {
      return t`Status`
    },
    width: 96,
    cell: ({ status }) => <Status status={status} />,
  },
  {
    key: 'means',
    get header() {
      return t`What it means`
    },
    width: 280,
    cell: ({ status, message }) => (
      <span className="text-pretty text-muted">
        {claimStatus[status].means}
        {message !== null && ` ${sentence(message)}`}
      </span>
    ),
  },
]

function Status({ status }: Pick<RewardClaim, 'status'>) {
  const { name, tone } = claimStatus[status]
  return <Badge tone={tone}>{name}</Badge>
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`
}

function Export({ userId }: { userId: UserId }) {
  const viewer = useSignedIn()
  const save = useMutation({
    mutationFn: async () => {
      const rows: string[][] = []
      const input = { params: { userId }, query: { limit: '200' } }
      const never = new AbortController().signal
      for await (const { items } of pagesOf(viewer, listRewardClaims, input, never)) {
        rows.push(...items.map(cells))
      }
      const text = toCsv(['id', 'at', 'amount (USDC)', 'status', 'message'], rows)
      download('reward-claims.csv', new Blob([text], { type: 'text/csv' }))
    },
    onError: (error) =>
      toast({ title: t`The claims were not exported`, detail: messageFor(error), tone: 'danger' }),
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

function cells({ id, at, amount, status, message }: RewardClaim): string[] {
  return [id, isoTime(at), amount, status, message ?? '']
}

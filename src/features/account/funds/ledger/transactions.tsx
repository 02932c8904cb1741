import { t } from '@lingui/core/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'
import { TransactionKind } from '../../../../../contract/money/transfers.ts'
import { messageFor } from '../../../../api/errors.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { Toggle } from '../../../../ui/form/toggle.tsx'
import { transactionPages } from '../funds.queries.ts'
import { kindWords } from './transaction-words.ts'
import { TransactionsExport } from './transactions-export.tsx'
import { TransactionsTable } from './transactions-table.tsx'

const kinds = TransactionKind.options

/** Everything that moved money except trades. The filter is in the URL. */
export function Transactions() {
  const [search, setSearch] = useSearchParams()
  const kind = kinds.find((known) => known === search.get('kind')) ?? null

  function choose(next: TransactionKind | null): void {
    const changed = new URLSearchParams(search)
    if (next === null) changed.delete('kind')
    else changed.set('kind', next)
    setSearch(changed, { replace: true })
  }

  return (
    <section aria-labelledby="transactions-heading" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="transactions-heading" className="text-base font-semibold">{t`Transactions`}</h2>
        <TransactionsExport kind={kind} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset would be a form of one's own */}
      <div role="group" aria-label={t`Kinds to show`} className="flex flex-wrap gap-2">
        <Toggle pressed={kind === null} onPressedChange={() => choose(null)}>{t`All`}</Toggle>
        {kinds.map((option) => (
          <Toggle
            key={option}
            pressed={option === kind}
            onPressedChange={(pressed) => choose(pressed ? option : null)}
          >
            {kindWords[option]}
          </Toggle>
        ))}
      </div>
      <Rows kind={kind} />
    </section>
  )
}

function Rows({ kind }: { kind: TransactionKind | null }) {
  const list = useInfiniteQuery(transactionPages(useSignedIn(), kind, usePollMs()))
  const rows = list.data?.pages.flatMap(({ items }) => items)
  if (rows !== undefined && rows.length > 0) {
    return (
      <>
        <TransactionsTable rows={rows} />
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
  if (list.error) {
    return (
      <ErrorMessage
        message={messageFor(list.error)}
        onRetry={() => void list.refetch()}
        retrying={list.isFetching}
      />
    )
  }
  if (rows !== undefined) {
    return kind === null ? (
      <EmptyMessage
        title={t`No money has moved yet`}
      >{t`Deposits, withdrawals, transfers, rewards and funding show here.`}</EmptyMessage>
    ) : (
      <EmptyMessage title={t`None of this kind: ${kindWords[kind].toLowerCase()}`} />
    )
  }
  return <Skeleton className="h-40 w-full" />
}

import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { absolute, compare } from '../../../../../contract/decimal.ts'
import type { Reconciliation } from '../../../../../contract/money/transfers.ts'
import { messageFor } from '../../../../api/errors.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { Age } from '../../../../ui/figures/age.tsx'
import { Button } from '../../../../ui/form/button.tsx'
import { Callout } from '../../../../ui/feedback/callout.tsx'
import { Money } from '../../../../ui/figures/money.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { StatusDot } from '../../../../ui/feedback/status-dot.tsx'
import { exactUsdc } from '../amount.ts'
import { reconciliationQuery } from '../funds.queries.ts'
import { ledgerTerms } from './ledger-terms.ts'

const cent = '0.01'
/** Epoch ms, in 2023: no account is older. */
const exchangeOpened = 1_672_531_200_000

/** Whether all recorded movements add up to the exchange's equity, and when that was last checked. */
export function ReconciliationLine() {
  const books = useQuery(reconciliationQuery(useSignedIn()))
  if (books.data) {
    return (
      <Line
        books={books.data}
        error={books.error}
        isChecking={books.isFetching}
        onCheck={() => void books.refetch()}
      />
    )
  }
  if (books.error) {
    return (
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <StatusDot status="off" label={t`The books could not be compared with the exchange.`} />
        <span className="text-muted">{messageFor(books.error)}</span>
        <Button
          size="sm"
          pending={books.isFetching}
          onClick={() => void books.refetch()}
        >{t`Check again`}</Button>
      </p>
    )
  }
  return <Skeleton className="h-11 w-full max-w-lg" />
}

interface LineProps {
  books: Reconciliation
  error: Error | null
  isChecking: boolean
  onCheck: () => void
}

function Line({ books, error, isChecking, onCheck }: LineProps) {
  const { at, difference, past } = books
  const agrees = compare(absolute(difference), cent) < 0
  return (
    <div className="flex flex-col gap-2">
      {!agrees && (
        <div role="alert">
          <Callout tone="danger" title={t`The books do not agree with the exchange`}>
            {compare(difference, 0) > 0
              ? t`They differ by ${exactUsdc(absolute(difference))}: the exchange has more than everything that was booked adds up to. Tell the operator; the terms are below.`
              : t`They differ by ${exactUsdc(absolute(difference))}: the exchange has less than everything that was booked adds up to. Tell the operator; the terms are below.`}
          </Callout>
        </div>
      )}
      {past !== undefined && (
        <output className="block text-xs text-muted">
          <Trans>
            Reading what your account did before its first sign-in here: {readShare(past)} so far.
            The lists below fill up by themselves.
          </Trans>
        </output>
      )}
      <details className="group">
        <summary className="flex min-h-11 flex-wrap items-center gap-x-1.5 marker:content-none">
          {agrees ? (
            <StatusDot status="ok" label={t`Books agree with the exchange to the cent,`} />
          ) : (
            <StatusDot status="bad" label={t`Books differ from the exchange,`} />
          )}
          {at !== null && (
            <span className="text-muted">
              <Trans>
                checked <Age at={at} />
              </Trans>
            </span>
          )}
          {error !== null && (
            <span className="text-xs text-muted">
              <Trans>Now: {messageFor(error)}</Trans>
            </span>
          )}
          <span className="text-xs text-accent sm:ml-2 underline-offset-4 group-hover:underline">
            <span className="group-open:hidden">{t`Show each term`}</span>
            <span className="hidden group-open:inline">{t`Hide`}</span>
          </span>
        </summary>
        <Terms books={books} />
        <Button size="sm" pending={isChecking} onClick={onCheck}>{t`Check now`}</Button>
      </details>
    </div>
  )
}

/** As a share of the time since the exchange opened. */
function readShare({ readTo, until }: NonNullable<Reconciliation['past']>): string {
  const share = (readTo - exchangeOpened) / Math.max(1, until - exchangeOpened)
  return `${Math.round(100 * Math.min(1, Math.max(0, share)))}%`
}

function Terms({ books }: { books: Reconciliation }) {
  return (
    <dl className="mt-2 mb-4 flex max-w-lg flex-col">
      {ledgerTerms(books).map(({ label, value, isSum }) => (
        <div
          key={label}
          className="flex items-baseline justify-between gap-4 border-b border-line py-1.5 last:border-0"
        >
          <dt className={isSum ? 'font-medium' : 'text-muted'}>{label}</dt>
          <dd className={isSum ? 'font-medium' : ''}>
            <Money value={value} places={6} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

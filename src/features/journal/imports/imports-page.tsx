import { plural, t } from '@lingui/core/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { listExchangeAccounts } from '../../../../contract/desk/exchanges.ts'
import type { OutputOf } from '../../../../contract/endpoint.ts'
import {
  listImports,
  startImport,
  undoImport,
  type ImportJob,
} from '../../../../contract/journal/imports.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation, apiQuery, invalidate } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatPercent } from '../../../lib/numbers/format.ts'
import { formatFullDateTime, timeOfIso } from '../../../lib/time.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { toast } from '../../../ui/feedback/toast.ts'
import { Button } from '../../../ui/form/button.tsx'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { Loaded } from '../analytics/loaded.tsx'
import { JournalHeading } from '../journal-heading.tsx'
import { CsvImport } from './csv/csv-import.tsx'

/** Milliseconds between looks at an import that is under way, and at none. */
const [busyMs, idleMs] = [2_000, 30_000]

const isUnderWay = ({ status }: ImportJob): boolean => status === 'queued' || status === 'running'

/** Trades from elsewhere: accounts and files to read, and what was read. */
export function ImportsPage() {
  const viewer = useSignedIn()
  const accounts = useQuery({ ...apiQuery(viewer, listExchangeAccounts, {}), throwOnError: false })
  const jobs = useQuery({
    ...apiQuery(viewer, listImports, {}),
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? busyMs : idleMs),
    throwOnError: false,
  })
  return (
    <div className="flex flex-col gap-6">
      <title>{t`Import · Journal · Alura`}</title>
      <JournalHeading
        title={t`Import`}
        current="import"
      >{t`Read the history of an account, or a CSV file, into the journal. Nothing is counted twice, and an import can be taken back.`}</JournalHeading>
      <section aria-labelledby="import-accounts" className="flex flex-col gap-2">
        <h2 id="import-accounts" className="text-base font-semibold">{t`Accounts`}</h2>
        <Loaded query={accounts} failed={t`The accounts did not load`} height="h-24">
          {({ items }) => (
            <ul>
              {items.map((account) => (
                <AccountItem key={account.id} account={account} />
              ))}
            </ul>
          )}
        </Loaded>
      </section>
      <CsvImport />
      <section aria-labelledby="import-past" className="flex flex-col gap-2">
        <h2 id="import-past" className="text-base font-semibold">{t`Imports`}</h2>
        <Loaded query={jobs} failed={t`The imports did not load`} height="h-24">
          {(known) =>
            known.length === 0 ? (
              <EmptyMessage title={t`Nothing was imported yet`} />
            ) : (
              <ul aria-label={t`Imports, newest first`}>
                {known.map((job) => (
                  <JobItem key={job.id} job={job} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
    </div>
  )
}

type Account = OutputOf<typeof listExchangeAccounts>['items'][number]

const row =
  'flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3 last:border-0'

function AccountItem({ account: { id, account_name: name } }: { account: Account }) {
  const client = useQueryClient()
  const start = useMutation({
    ...apiMutation(useSignedIn(), startImport),
    onSuccess: () => invalidate(client, listImports),
    onError: (error) => {
      toast({ title: t`The import was not begun`, detail: messageFor(error), tone: 'danger' })
    },
  })
  return (
    <li className={row}>
      <span data-names className="font-medium wrap-anywhere">
        {name}
      </span>
      <Button
        size="sm"
        pending={start.isPending}
        icon={<Download aria-hidden className="size-3.5" />}
        onClick={() => start.mutate({ body: { exchange_account_id: id } })}
      >{t`Import 90 days`}</Button>
    </li>
  )
}

function JobItem({ job }: { job: ImportJob }) {
  const undo = useUndo()
  return (
    <li className={row}>
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-2">
          <span data-names className="font-medium">
            {job.exchange_name}
          </span>
          <Badge tone={job.status === 'failed' ? 'danger' : 'neutral'}>{stateWords(job)}</Badge>
        </span>
        <span className="text-xs text-muted">
          {formatFullDateTime(timeOfIso(job.created_at))} ·{' '}
          {t`${plural(job.imported, { one: '# trade added', other: '# trades added' })}, ${plural(job.skipped, { one: '# known before', other: '# known before' })}`}
        </span>
        {job.error !== null && (
          <span lang="en" className="text-xs text-danger">
            {job.error}
          </span>
        )}
        {isUnderWay(job) && (
          <progress
            aria-label={t`Progress of the import`}
            max={1}
            value={job.progress}
            className="h-1.5 w-64 max-w-full accent-accent"
          />
        )}
      </span>
      {job.status !== 'undone' && (
        <Button size="sm" onClick={() => void undo(job)}>
          {isUnderWay(job) ? t`Stop and undo` : t`Undo`}
        </Button>
      )}
    </li>
  )
}

function stateWords({ status, progress }: ImportJob): string {
  switch (status) {
    case 'queued':
      return t`WAITING`
    case 'running':
      return formatPercent(progress * 100, { places: 0 })
    case 'done':
      return t`DONE`
    case 'failed':
      return t`FAILED`
    case 'undone':
      return t`UNDONE`
  }
}

function useUndo() {
  const client = useQueryClient()
  const { mutateAsync } = useMutation(apiMutation(useSignedIn(), undoImport))
  return ({ id, imported }: ImportJob): Promise<boolean> =>
    confirm({
      title: t`Take this import back?`,
      consequences: [
        t`${plural(imported, { one: 'The # trade that it added goes', other: 'The # trades that it added go' })} from the journal.`,
        t`What you wrote about them stays.`,
      ],
      confirmLabel: t`Undo the import`,
      action: async () => {
        await mutateAsync({ params: { id } })
        await invalidate(client, listImports)
      },
      describeError: (error) => ({ message: messageFor(error) }),
    })
}

import { plural, t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { ImportJob } from '../../../../../contract/journal/imports.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { useNow } from '../../../../lib/hooks/use-now.ts'
import { formatPercent } from '../../../../lib/numbers/format.ts'
import { formatAgo, timeOfIso } from '../../../../lib/time.ts'
import { importsQuery } from './exchanges.queries.ts'

/** How far the newest import of an account's history is; nothing before the first. */
export function ImportLine({ accountId }: { accountId: string }) {
  const { data: jobs = [] } = useQuery(importsQuery(useSignedIn()))
  const now = useNow(30_000)
  const job = jobs.find(({ exchange_account_id: id }) => id === accountId)
  if (job === undefined || job.status === 'undone') return null
  const isUnderWay = job.status === 'queued' || job.status === 'running'
  return (
    <div className="flex flex-col gap-1">
      <p className={job.status === 'failed' ? 'text-danger' : 'text-muted'}>
        {importWords(job, now)} {job.error !== null && <span lang="en">{job.error}</span>}
      </p>
      {isUnderWay && (
        <progress
          aria-label={t`Progress of the import`}
          max={1}
          value={job.progress}
          className="h-1.5 w-64 max-w-full accent-accent"
        />
      )}
    </div>
  )
}

function importWords(job: ImportJob, now: number): string {
  const added = plural(job.imported, { one: '# trade added', other: '# trades added' })
  switch (job.status) {
    case 'queued':
      return t`Its history waits to be read into the journal.`
    case 'running':
      return t`Its history is read into the journal: ${formatPercent(job.progress * 100, { places: 0 })}, ${added}.`
    case 'failed':
      return t`Its history was not read.`
    case 'done':
    case 'undone':
      return t`Its history was read ${formatAgo(timeOfIso(job.finished_at ?? job.created_at), now)}: ${added}.`
  }
}

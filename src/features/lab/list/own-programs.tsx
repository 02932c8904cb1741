import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import type { ProgramSummary } from '../../../../contract/lab/programs.ts'
import { paths } from '../../../app/paths.ts'
import { messageFor } from '../../../api/errors.ts'
import { useViewer } from '../../../api/viewer.ts'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { Badge } from '../../../ui/feedback/badge.tsx'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { pendingDeletes, type PendingDelete } from '../programs/pending-deletes.ts'
import { programsQuery } from '../../../api/programs.queries.ts'

/** The programs that a signed-in person has saved. */
export function OwnPrograms() {
  const viewer = useViewer()
  const programs = useQuery(programsQuery(viewer))
  const pending = useSyncExternalStore(pendingDeletes.onChange, pendingDeletes.list)
  if (viewer === null) return null
  return (
    <section aria-label={t`Your programs`} className="flex flex-col gap-3">
      <h2 className="text-base font-semibold">{t`Your programs`}</h2>
      {programs.data === undefined ? (
        programs.error ? (
          <ErrorMessage
            message={messageFor(programs.error)}
            onRetry={() => void programs.refetch()}
          />
        ) : (
          <Skeleton className="h-16 w-full" />
        )
      ) : programs.data.length === 0 ? (
        <p className="text-muted">{t`None is saved yet. Begin with one below, and save it.`}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {programs.data.map((program) => (
            <li key={program.id}>
              <Entry program={program} pending={pending.find(({ id }) => id === program.id)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface EntryProps {
  program: ProgramSummary
  /** That it is about to be deleted. */
  pending: PendingDelete | undefined
}

function Entry({ program, pending }: EntryProps) {
  const { id, name, version, valid, updated_at } = program
  if (pending !== undefined) {
    return (
      <p className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 py-2 text-muted">
        <output>{t`${name} is deleted in a few seconds.`}</output>
        <Button
          size="sm"
          pending={pending.isSent}
          aria-label={t`Undo the delete of ${name}`}
          onClick={() => pendingDeletes.undo(id)}
        >{t`Undo`}</Button>
      </p>
    )
  }
  return (
    <Link
      href={paths.program(String(id))}
      className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 py-2 hover:bg-accent-soft/40"
    >
      <span className="flex items-center gap-2 font-medium" lang="en">
        {name}
        {!valid && <Badge tone="warn">{t`Has errors`}</Badge>}
      </span>
      <span className="text-xs text-muted">
        {t`Version ${version}, ${formatDateTime(timeOfIso(updated_at))}`}
      </span>
    </Link>
  )
}

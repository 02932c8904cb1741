import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { OutputOf } from '../../../../contract/endpoint.ts'
import type { listProgramVersions } from '../../../../contract/lab/programs.ts'
import { messageFor } from '../../../api/errors.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { formatDateTime, timeOfIso } from '../../../lib/time.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../ui/feedback/skeleton.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { Difference } from './difference.tsx'
import { versionsQuery } from './programs.queries.ts'

type ProgramVersion = OutputOf<typeof listProgramVersions>[number]

export interface VersionsPartProps {
  programId: string
  /** The code in the editor. */
  code: string
  onRestore: (version: ProgramVersion) => void
}

/** All that the program was, each with what is different now. */
export function VersionsPart({ programId, code, onRestore }: VersionsPartProps) {
  const versions = useQuery(versionsQuery(useSignedIn(), programId))
  if (versions.data === undefined) {
    return versions.error ? (
      <ErrorMessage message={messageFor(versions.error)} onRetry={() => void versions.refetch()} />
    ) : (
      <Skeleton className="h-40 w-full" />
    )
  }
  return (
    <ul className="divide-y divide-line">
      {versions.data.map((version) => (
        <li key={version.version}>
          <Fold
            lineClassName="py-2.5"
            summary={
              <span className="flex flex-1 flex-wrap justify-between gap-x-4">
                <span>{t`Version ${version.version}`}</span>
                <span className="text-muted">{formatDateTime(timeOfIso(version.created_at))}</span>
              </span>
            }
          >
            <div className="flex flex-col gap-3 pb-4">
              <Difference from={version.code} to={code} />
              <Button size="sm" className="self-start" onClick={() => onRestore(version)}>
                {t`Bring version ${version.version} back`}
              </Button>
            </div>
          </Fold>
        </li>
      ))}
    </ul>
  )
}

import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { messageFor } from '../../../../api/errors.ts'
import { activeSessionsQuery } from '../../../../api/trading.queries.ts'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { EmptyMessage } from '../../../../ui/feedback/empty-message.tsx'
import { ErrorMessage } from '../../../../ui/feedback/error-message.tsx'
import { Skeleton } from '../../../../ui/feedback/skeleton.tsx'
import { NewSessionLink } from './new-session-link.tsx'
import { SessionRows } from './session-row.tsx'

export function RunningSessions() {
  const sessions = useQuery(activeSessionsQuery(useSignedIn(), usePollMs()))
  if (sessions.data) {
    if (sessions.data.length > 0) {
      return <SessionRows label={t`Running sessions`} sessions={sessions.data} />
    }
    return (
      <EmptyMessage
        title={t`No session is running`}
        action={<NewSessionLink />}
      >{t`A session trades one market inside a budget, a target and a loss threshold you set.`}</EmptyMessage>
    )
  }
  if (sessions.error) {
    return (
      <ErrorMessage
        message={messageFor(sessions.error)}
        onRetry={() => void sessions.refetch()}
        retrying={sessions.isFetching}
      />
    )
  }
  return <Skeleton className="h-20 w-full" />
}

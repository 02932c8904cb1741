import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { usePollMs } from '../../../../api/live/use-live.ts'
import { activeSessionsQuery } from '../../../../api/trading.queries.ts'
import { useSignedIn } from '../../../../api/viewer.ts'
import { NewSessionLink } from './new-session-link.tsx'
import { PastSessions } from './past-sessions.tsx'
import { RunningSessions } from './running-sessions.tsx'

/** Past sessions are below the running ones, and shown once the size of those is known. */
export function SessionsPage() {
  const isKnown = !useQuery(activeSessionsQuery(useSignedIn(), usePollMs())).isPending
  return (
    <div className="flex flex-col gap-10">
      <title>{t`Sessions · Alura`}</title>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-xl font-semibold">{t`Sessions`}</h1>
        <NewSessionLink />
      </div>
      <section aria-labelledby="running" className="flex flex-col gap-1">
        <h2 id="running" className="text-base font-semibold">{t`Running`}</h2>
        <RunningSessions />
      </section>
      {isKnown && <PastSessions />}
    </div>
  )
}

import { NewSessionLink } from './new-session-link.tsx'
import { PastSessions } from './past-sessions.tsx'
import { RunningSessions } from './running-sessions.tsx'

export function SessionsPage() {
  return (
    <div className="flex flex-col gap-10">
      <title>Sessions · Alura</title>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-xl font-semibold">Sessions</h1>
        <NewSessionLink />
      </div>
      <section aria-labelledby="running" className="flex flex-col gap-1">
        <h2 id="running" className="text-base font-semibold">
          Running
        </h2>
        <RunningSessions />
      </section>
      <PastSessions />
    </div>
  )
}

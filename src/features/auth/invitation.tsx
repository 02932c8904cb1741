import { lazy, Suspense, useSyncExternalStore } from 'react'
import { useAuth } from './auth.ts'

const InvitationNote = lazy(async () => ({
  default: (await import('./invitation-note.tsx')).InvitationNote,
}))

/** Costs next to nothing for those whom nobody invited. */
export function Invitation({ className }: { className: string }) {
  const { invitations } = useAuth()
  const code = useSyncExternalStore(invitations.subscribe, invitations.code)
  if (code === null) return null
  return (
    <Suspense fallback={null}>
      <InvitationNote className={className} />
    </Suspense>
  )
}

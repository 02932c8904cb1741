import { t } from '@lingui/core/macro'
import { Suspense, useSyncExternalStore } from 'react'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { useAuth } from './auth.ts'

const InvitationNote = lazyPart(
  async () => ({ default: (await import('./invitation-note.tsx')).InvitationNote }),
  {
    get name() {
      return t`The invitation`
    },
  },
)

/** Loads more code only for visitors with an invitation. */
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

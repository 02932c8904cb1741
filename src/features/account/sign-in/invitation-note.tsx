import { t } from '@lingui/core/macro'
import { Button } from '../../../ui/form/button.tsx'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { useAuth } from './auth.ts'
import { useInvitation, type Invitation } from './use-invitation.ts'

/** Shows whose invitation will be sent with the sign-in, and lets it be dropped. Shows nothing without one. */
export function InvitationNote({ className }: { className?: string }) {
  const { invitations } = useAuth()
  const invitation = useInvitation()
  if (invitation === null) return null
  return (
    <output className={className}>
      <Callout
        tone={invitation.status === 'unknown' ? 'warn' : 'info'}
        title={titleOf(invitation)}
        action={
          <Button size="sm" variant="quiet" onClick={invitations.forget}>
            {invitation.status === 'unknown' ? t`Forget it` : t`Remove`}
          </Button>
        }
      >
        {words[invitation.status]}
      </Callout>
    </output>
  )
}

function titleOf({ code, status }: Invitation): string {
  return status === 'unknown' ? t`Nobody has the code ${code}` : t`Invited with ${code}`
}

const words: Record<Invitation['status'], string> = {
  get checking() {
    return t`Looking up the code…`
  },
  get known() {
    return t`Whoever invited you gets a share of the fee that Alura charges. You pay no more than without it.`
  },
  get unknown() {
    return t`Ask for the right link, or sign in without a code: it cannot be added later.`
  },
  get unchecked() {
    return t`The code could not be looked up now. It is when you sign in.`
  },
}

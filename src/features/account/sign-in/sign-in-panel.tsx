import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { messageFor } from '../../../api/errors.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Callout } from '../../../ui/feedback/callout.tsx'
import { WalletWait } from '../../../wallet/wallet-wait.tsx'
import { InvitationNote } from './invitation-note.tsx'
import { useAuth } from './auth.ts'
import { PasswordPart } from './password/password-part.tsx'
import { isUnknownInvitation } from './use-invitation.ts'
import { StaySignedIn } from './stay-signed-in.tsx'
import { useSignIn } from './use-sign-in.ts'
import { WalletList } from './wallet-list.tsx'

/** Says what will be signed, then lists the wallets. A rejection in the wallet returns here without a message. */
export function SignInPanel() {
  const { step, connector, error, start, startUninvited } = useSignIn()
  const { chain, simulated } = useWorld()
  const { state } = useAuth()
  const isLinking = state.status === 'unlinked'
  return (
    <div className="flex flex-col gap-4">
      {!isLinking && <InvitationNote />}
      <p className="text-pretty text-muted">
        <Trans>
          You sign <strong className="font-medium text-text">one readable message</strong>. It
          proves the account is yours and moves no funds. Your wallet may ask to switch to{' '}
          {chain.name} first
          {simulated ? t`, which it can add for you` : ''}.
        </Trans>
      </p>
      <WalletList busy={connector} step={step} onPick={start} />
      {!isLinking && <StaySignedIn />}
      <WalletWait />
      <p className="text-xs text-pretty text-muted">{t`Later, to let the agent trade, two more signatures: one lets it place orders and never withdraw, one caps its fee. You can revoke both.`}</p>
      {error !== null && (
        <div role="alert">
          <Callout
            tone="danger"
            title={isLinking ? t`Not linked` : t`Not signed in`}
            action={
              isUnknownInvitation(error) && (
                <Button size="sm" onClick={startUninvited}>{t`Sign in without it`}</Button>
              )
            }
          >
            {messageFor(error)}
          </Callout>
        </div>
      )}
      {!isLinking && <PasswordPart />}
    </div>
  )
}

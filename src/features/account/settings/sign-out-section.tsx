import { t } from '@lingui/core/macro'
import { useMutation } from '@tanstack/react-query'
import { signOutEverywhere } from '../../../../contract/trading/account.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { Address } from '../../../ui/figures/address.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { confirm } from '../../../ui/overlay/confirm.ts'
import { SettingsSection } from './settings-section.tsx'

/** `onSignedOut`: drops this browser's own login after the server has ended all of them. */
export function SignOutSection({ onSignedOut }: { onSignedOut: () => void }) {
  const viewer = useSignedIn()
  const signOut = useMutation(apiMutation(viewer, signOutEverywhere))

  async function handleClick(): Promise<void> {
    const done = await confirm({
      title: t`Sign out everywhere?`,
      consequences: [
        t`Every login of this account ends now, in every browser, this one too.`,
        t`Running sessions go on by themselves. Your wallet signs you in again.`,
      ],
      confirmLabel: t`Sign out everywhere`,
      pendingLabel: t`Signing out`,
      describeError: (error) => ({ message: messageFor(error) }),
      action: async () => {
        await signOut.mutateAsync({})
      },
    })
    if (done) onSignedOut()
  }

  return (
    <SettingsSection
      id="sign-out"
      title={t`Signed in`}
      note={t`A login lasts 24 hours, or 30 days after its last use on a device that stays signed in. If a device was lost or shared, end all of them.`}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <Address address={viewer.address} name={t`your address`} />
        <Button
          variant="danger"
          onClick={() => void handleClick()}
        >{t`Sign out everywhere`}</Button>
      </div>
    </SettingsSection>
  )
}

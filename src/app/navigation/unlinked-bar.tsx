import { t } from '@lingui/core/macro'
import { LogOut } from 'lucide-react'
import { useLocation } from 'wouter'
import { useAuth } from '../../features/account/sign-in/auth.ts'
import { IconButton } from '../../ui/form/icon-button.tsx'
import { ConfirmHost } from '../../ui/overlay/confirm-dialog.tsx'
import { Connect } from '../connect/connect.tsx'
import { paths } from '../paths.ts'

/** For those who have signed in without a wallet: who they are, how to link one, and the way out. */
export default function UnlinkedBar() {
  const { state, signOut } = useAuth()
  const [, navigate] = useLocation()
  if (state.status !== 'unlinked') return null

  async function leave(): Promise<void> {
    await signOut()
    navigate(paths.home())
  }

  return (
    <>
      <span className="max-w-48 truncate text-xs text-muted max-md:sr-only">
        {state.person.email}
      </span>
      <Connect label={t`Link a wallet`} size="sm" />
      <IconButton
        label={t`Sign out`}
        icon={<LogOut aria-hidden className="size-4" />}
        onClick={() => void leave()}
      />
      <ConfirmHost />
    </>
  )
}

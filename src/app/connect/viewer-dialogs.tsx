import { AccountGuard } from '../../features/account/sign-in/guards/account-guard.tsx'
import { SignInAgain } from '../../features/account/sign-in/guards/sign-in-again.tsx'
import { SettingsSync } from '../../features/account/settings/sync/settings-sync.tsx'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'
import { ConfirmHost } from '../../ui/overlay/confirm-dialog.tsx'

/** Dialogs that may open for signed-in people on any page. */
export default function ViewerDialogs() {
  return (
    <WalletProvider>
      <AccountGuard />
      <SignInAgain />
      <ConfirmHost />
      <SettingsSync />
    </WalletProvider>
  )
}

import { useLocation } from 'wouter'
import { useAuth } from '../../features/account/sign-in/auth.ts'
import { quickFormDefaults, readQuickForm } from '../../features/trading/sessions/new/quick-form.ts'
import { SettingsPage } from '../../features/account/settings/settings-page.tsx'
import { ApprovalDialog } from '../../features/account/agent/approval-dialog.tsx'
import { EnableTrading } from '../../features/account/agent/enable-trading.tsx'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'
import { paths } from '../paths.ts'

export default function SettingsRoute() {
  const auth = useAuth()
  const [, navigate] = useLocation()

  async function handleSignedOut(): Promise<void> {
    await auth.signOut()
    navigate(paths.home())
  }

  return (
    <SettingsPage
      enableTrading={
        <WalletProvider>
          <EnableTrading />
        </WalletProvider>
      }
      renewal={(onDone) => (
        <WalletProvider>
          <ApprovalDialog isRenewal onDone={onDone} />
        </WalletProvider>
      )}
      builtIn={quickFormDefaults}
      errorsOf={(values) => readQuickForm(values, null).errors}
      onSignedOut={() => void handleSignedOut()}
    />
  )
}

import { t } from '@lingui/core/macro'
import { useAuth } from '../../features/account/sign-in/auth.ts'
import { SignInPanel } from '../../features/account/sign-in/sign-in-panel.tsx'
import { Button } from '../../ui/form/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'

export default function ConnectDialog({ onClose }: { onClose: () => void }) {
  const isLinking = useAuth().state.status === 'unlinked'
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={isLinking ? t`Link a wallet` : t`Connect a wallet`}
      actions={<Button onClick={onClose}>{t`Not now`}</Button>}
    >
      <WalletProvider>
        <SignInPanel />
      </WalletProvider>
    </Dialog>
  )
}

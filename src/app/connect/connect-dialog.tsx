import { t } from '@lingui/core/macro'
import { SignInPanel } from '../../features/account/sign-in/sign-in-panel.tsx'
import { Button } from '../../ui/form/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'

export default function ConnectDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t`Connect a wallet`}
      actions={<Button onClick={onClose}>{t`Not now`}</Button>}
    >
      <WalletProvider>
        <SignInPanel />
      </WalletProvider>
    </Dialog>
  )
}

import { WalletNotice } from '../features/auth/wallet-notice.tsx'
import { AuthorityNotice } from '../features/trading-key/authority-notice.tsx'
import { WalletProvider } from '../wallet/wallet-provider.tsx'

/** What the signed-in person must know on any page. */
export default function ViewerNotice() {
  return (
    <WalletProvider>
      <WalletNotice />
      <AuthorityNotice />
    </WalletProvider>
  )
}

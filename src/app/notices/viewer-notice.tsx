import { WalletNotice } from '../../features/account/sign-in/wallet-notice.tsx'
import { StandingNotice } from '../../features/account/sign-in/standing-notice.tsx'
import { AuthorityNotice } from '../../features/account/agent/authority-notice.tsx'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'

/** Notices for signed-in people on any page. */
export default function ViewerNotice() {
  return (
    <WalletProvider>
      <WalletNotice />
      <StandingNotice />
      <AuthorityNotice />
    </WalletProvider>
  )
}

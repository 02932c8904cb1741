import { FundsPage } from '../../features/account/funds/funds-page.tsx'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'

export default function FundsRoute() {
  return (
    <WalletProvider>
      <FundsPage />
    </WalletProvider>
  )
}

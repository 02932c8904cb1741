import { FundsPage } from '../../features/account/funds/funds-page.tsx'
import { freeBudget } from '../../features/trading/sessions/new/free-budget.ts'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'

export default function FundsRoute() {
  return (
    <WalletProvider>
      <FundsPage freeBudget={freeBudget} />
    </WalletProvider>
  )
}

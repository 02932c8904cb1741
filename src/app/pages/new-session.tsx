import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '../../api/viewer.ts'
import { NewSessionPage } from '../../features/trading/sessions/new/new-session-page.tsx'
import { EnableTrading } from '../../features/account/agent/enable-trading.tsx'
import { tradingKeyQuery } from '../../features/account/agent/trading-key.queries.ts'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'

const enableTrading = (
  <WalletProvider>
    <EnableTrading />
  </WalletProvider>
)

export default function NewSessionRoute() {
  const { data } = useQuery({ ...tradingKeyQuery(useSignedIn()), throwOnError: false })
  return <NewSessionPage tradingKey={data} enableTrading={enableTrading} />
}

import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '../../api/viewer.ts'
import { TradePage } from '../../features/trading/desk/trade-page.tsx'
import { EnableTrading } from '../../features/account/agent/enable-trading.tsx'
import { tradingKeyQuery } from '../../features/account/agent/trading-key.queries.ts'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'

export default function TradeRoute({ symbol }: { symbol: string | undefined }) {
  const { data } = useQuery({ ...tradingKeyQuery(useSignedIn()), throwOnError: false })
  const isEnabled = data?.approved === true && data.builder.approved
  return (
    <TradePage
      symbol={symbol}
      obstacle={
        data === undefined || isEnabled ? null : (
          <WalletProvider>
            <EnableTrading />
          </WalletProvider>
        )
      }
    />
  )
}

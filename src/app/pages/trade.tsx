import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '../../api/viewer.ts'
import { PriceAlerts } from '../../features/markets/alerts/price-alerts.tsx'
import { DepthColumn } from '../../features/markets/depth/depth-column.tsx'
import { FoldedMarket } from '../../features/markets/depth/folded-market.tsx'
import { MarketFacts } from '../../features/markets/head/market-facts.tsx'
import { MarketHead } from '../../features/markets/head/market-head.tsx'
import type { MarketParts } from '../../features/trading/desk/market-parts.ts'
import { TradePage } from '../../features/trading/desk/trade-page.tsx'
import { EnableTrading } from '../../features/account/agent/enable-trading.tsx'
import { tradingKeyQuery } from '../../features/account/agent/trading-key.queries.ts'
import { useMedia } from '../../lib/hooks/use-media.ts'
import { WalletProvider } from '../../wallet/wallet-provider.tsx'

const market: MarketParts = {
  head: (of) => <TradeHead {...of} />,
  depth: (of) => <DepthColumn {...of} />,
  alerts: (of) => <PriceAlerts {...of} />,
  folded: (of) => <FoldedMarket {...of} />,
}

export default function TradeRoute({ symbol }: { symbol: string | undefined }) {
  const { data } = useQuery({ ...tradingKeyQuery(useSignedIn()), throwOnError: false })
  const isEnabled = data?.approved === true && data.builder.approved
  return (
    <TradePage
      symbol={symbol}
      market={market}
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

function TradeHead({ asset, markets, onMarket, children }: Parameters<MarketParts['head']>[0]) {
  const isWide = useMedia('(min-width: 48rem)')
  const { symbol } = asset
  return (
    <MarketHead
      asset={asset}
      markets={markets}
      onMarket={onMarket}
      title={t`Trade ${symbol}`}
      heading={t`Trade ${symbol}`}
      facts={<MarketFacts asset={asset} brief={!isWide} />}
    >
      {children}
    </MarketHead>
  )
}

import { t } from '@lingui/core/macro'
import { useState, type ReactNode } from 'react'
import type { Asset } from '../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { Tabs } from '../../../ui/overlay/tabs.tsx'
import { PriceAlerts } from '../alerts/price-alerts.tsx'
import { MarketFacts } from '../head/market-facts.tsx'
import { OrderBook } from './order-book.tsx'
import { TradesTape } from './trades-tape.tsx'

export interface FoldedMarketProps {
  asset: Asset
  chart: ReactNode
  /** Called with a pressed price of the book. */
  onPrice?: ((price: DecimalString) => void) | undefined
}

/** A market as tabs, for windows without room for a cockpit. */
export function FoldedMarket({ asset, chart, onPrice }: FoldedMarketProps) {
  const [tab, setTab] = useState('chart')
  const { symbol } = asset
  return (
    <Tabs
      label={t`About ${symbol}`}
      value={tab}
      onValueChange={setTab}
      tabs={[
        { value: 'chart', label: t`Chart`, panel: chart },
        {
          value: 'book',
          label: t`Book`,
          panel: <OrderBook symbol={symbol} onPrice={onPrice} />,
        },
        { value: 'trades', label: t`Trades`, panel: <TradesTape symbol={symbol} /> },
        { value: 'alerts', label: t`Alerts`, panel: <PriceAlerts symbol={symbol} /> },
        {
          value: 'info',
          label: t`Info`,
          panel: (
            <dl className="grid grid-cols-2 gap-4 text-sm sm:grid-cols-3">
              <MarketFacts asset={asset} />
            </dl>
          ),
        },
      ]}
    />
  )
}

import type { ReactNode } from 'react'
import type { Asset } from '../../../../contract/market/market.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'

/** Parts of the page that the markets feature provides. */
export interface MarketParts {
  /** Market switcher, price and figures, with the children at the right. */
  head: (of: {
    asset: Asset
    markets: readonly Asset[]
    onMarket: (symbol: string) => void
    children: ReactNode
  }) => ReactNode
  /** Order book and trades, filling the available height. `onPrice` is called with a pressed price. */
  depth: (of: { symbol: string; onPrice: (price: DecimalString) => void }) => ReactNode
  alerts: (of: { symbol: string }) => ReactNode
  /** Chart, order book and trades as tabs. */
  folded: (of: {
    asset: Asset
    chart: ReactNode
    onPrice: (price: DecimalString) => void
  }) => ReactNode
}

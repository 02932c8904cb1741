import type { DeskTrade } from '../../../../../../contract/desk/trade.ts'
import type { PriceMarket } from '../../ticket/targets.ts'
import type { TradeActs } from '../use-trade-acts.ts'
import { BreakEvenForm } from './break-even-form.tsx'
import { PartForm } from './part-form.tsx'
import { TargetsForm } from './targets-form.tsx'

export interface ManageTradeProps {
  trade: DeskTrade
  symbol: string
  market: PriceMarket
  acts: TradeActs
}

/** Changes to a trade that is open or waits, as fields. */
export function ManageTrade({ trade, symbol, market, acts }: ManageTradeProps) {
  const isOpen = trade.status === 'active'
  return (
    <div className="grid grid-cols-1 gap-6 rounded-md bg-sunken p-3 sm:grid-cols-2 xl:grid-cols-3">
      <TargetsForm trade={trade} market={market} acts={acts} />
      {!trade.break_even.triggered && trade.stop_loss_price !== null && (
        <BreakEvenForm trade={trade} market={market} acts={acts} />
      )}
      {isOpen && <PartForm trade={trade} symbol={symbol} market={market} acts={acts} />}
    </div>
  )
}

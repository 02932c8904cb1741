import type { DecimalString } from '../../../../contract/primitives.ts'
import { OrderBook } from './order-book.tsx'
import { TradesTape } from './trades-tape.tsx'

export interface DepthColumnProps {
  symbol: string
  /** Called with a pressed price of the book. */
  onPrice?: ((price: DecimalString) => void) | undefined
}

/** Order book above trades, filling the available height. */
export function DepthColumn({ symbol, onPrice }: DepthColumnProps) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-0 flex-[5] flex-col">
        <OrderBook symbol={symbol} onPrice={onPrice} fill />
      </div>
      <div className="flex min-h-0 flex-[3] flex-col border-t border-line">
        <TradesTape symbol={symbol} fill />
      </div>
    </div>
  )
}

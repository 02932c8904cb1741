// A way to trade, as far as trading/ has to know it: what holds mandates of one kind.
import type { DecimalString, UnixMs } from '../../contract/primitives.ts'
import type { MarkPrice } from '../venue/port.ts'
import type { MandateRow } from '../storage/trading/mandates.ts'
import type { PositionRow } from '../storage/trading/positions.ts'
import type { Store } from '../storage/store.ts'

export interface LookResult {
  opened: number
  closed: number
}

export interface Holder {
  /** One look and what follows from it. The caller holds the mandate: nobody else acts under it meanwhile. */
  look(mandate: MandateRow): Promise<LookResult>
  /** Prices that call for a look at once, as of the last one; null: none do. */
  alarm(mandate: MandateRow): Promise<((mark: MarkPrice) => boolean) | null>
  /** A position's last fill is booked; `net` in USDC. Part of that transaction. */
  positionClosed?(
    store: Store,
    closed: { position: PositionRow; net: DecimalString; at: UnixMs },
  ): Promise<void>
  /** An entry came to nothing. Part of the transaction that says so. */
  entryLost?(store: Store, mandateId: string): Promise<void>
}

// What trading/ has to know about a way to trade (sessions, the desk): the functions it provides for its mandates.
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { MarkPrice } from '../../venue/port.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { Store } from '../../storage/store.ts'

export interface LookResult {
  opened: number
  closed: number
}

export interface Holder {
  /**
   * One look and the actions that follow from it. The caller holds the mandate, so that nothing else acts under it
   * meanwhile.
   */
  look(mandate: MandateRow): Promise<LookResult>
  /** A test for prices that call for a look at once, valid until the next look. Null when no price does. */
  alarm(mandate: MandateRow): Promise<((mark: MarkPrice) => boolean) | null>
  /** Called when a position's last fill is booked, within that transaction. `net` in USDC, signed. */
  positionClosed?(
    store: Store,
    closed: { position: PositionRow; net: DecimalString; at: UnixMs },
  ): Promise<void>
  /** Called when an entry ended without a fill, within the transaction that records it. */
  entryLost?(store: Store, mandateId: string): Promise<void>
}

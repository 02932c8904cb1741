import type { UserId } from '../../contract/primitives.ts'
import type { Reconciliation } from '../../contract/money/transfers.ts'

/** Money other than by trading: what was asked for, what chain and exchange say of it, and whether the books agree. */
export interface Funds {
  /**
   * The exchange's ledger and funding into our books; what was asked for is linked with what it became. Calls at once
   * share one reading. Throws what the exchange port throws.
   */
  sync(userId: UserId): Promise<void>
  /** The same unless it was done a moment ago, and never throws. */
  refresh(userId: UserId): Promise<void>
  /** Holds the books against the exchange; remembered for a few seconds. Throws what the exchange port throws. */
  reconcile(userId: UserId): Promise<Reconciliation>
  /** Looks out for a transaction that no block has yet, and tells the user when one does. */
  seek(userId: UserId, txHash: `0x${string}`): void
  /** Looks soon at what is under way. */
  wake(): void
}

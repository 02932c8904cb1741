import type { UserId } from '../../contract/primitives.ts'
import type { Reconciliation } from '../../contract/money/transfers.ts'

/** Deposits and transfers: their progress on chain and exchange, and whether the books agree. */
export interface Funds {
  /**
   * Reads the exchange's ledger and funding into the database and links transfers and deposits with their rows.
   * Calls at the same time share one reading. Throws what the exchange port throws.
   */
  sync(userId: UserId): Promise<void>
  /** Like sync, but skipped when the last reading is recent, and never throws. */
  refresh(userId: UserId): Promise<void>
  /** Compares the books with the exchange; cached for a few seconds. Throws what the exchange port throws. */
  reconcile(userId: UserId): Promise<Reconciliation>
  /** Looks for a transaction that no block contains yet, and tells the user when one does. */
  seek(userId: UserId, txHash: `0x${string}`): void
  /** Checks transfers and deposits in progress soon. */
  wake(): void
}

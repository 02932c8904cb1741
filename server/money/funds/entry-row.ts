import type { UserId } from '../../../contract/primitives.ts'
import type { LedgerEntryRow } from '../../storage/money/ledger-entries.ts'
import type { LedgerEntry } from '../../venue/port.ts'

export function entryRow(userId: UserId, entry: LedgerEntry): LedgerEntryRow {
  const { key, at, kind, amount, fee, counterparty, hash, nonce, isGift, note, doubt } = entry
  const data = {
    hash,
    nonce,
    ...(isGift && { isGift }),
    ...(note !== null && { note }),
    ...(doubt !== null && { doubt }),
  }
  return { userId, key, at, kind, amount, fee, counterparty, data }
}

import type { JournalEntry } from '../../../contract/journal/entries.ts'
import type { UnixMs } from '../../../contract/primitives.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { startOfDay } from '../../../engine/journal/zones/zone-days.ts'
import type { EntryRow } from '../../storage/journal/entries.ts'

export function entryView(row: EntryRow): JournalEntry {
  const { id, tradeId, entryType, entryDate, title, body, version, createdAt, updatedAt } = row
  return {
    id,
    trade_id: tradeId,
    entry_type: entryType,
    entry_date: isoOf(entryDate),
    title,
    body,
    version,
    created_at: isoOf(createdAt),
    updated_at: isoOf(updatedAt),
  }
}

export const isoOf = (at: UnixMs) => new Date(at).toISOString()

/** `text`: an instant, or a day that begins in the zone. */
export function instantOf(text: string, zone: string): UnixMs {
  return text.includes('T') ? Date.parse(text) : startOfDay(text, zone)
}

export function noEntry(): ServiceError {
  return new ServiceError('NOT_FOUND', 'There is no such entry')
}

import { ServiceError } from '../../../contract/errors.ts'
import type { Context } from '../../context.ts'
import type { VenueAccountRow } from '../../storage/desk/venue-accounts.ts'
import type { KeyHolder } from '../../venue/port.ts'
import { openCredentials } from './key-secrets.ts'

/** Asks the venue of an account, and stores whether it still accepts the key. */
export async function askedVenue<T>(
  { config, store, clock, log }: Pick<Context, 'config' | 'store' | 'clock' | 'log'>,
  row: VenueAccountRow,
  question: (holder: KeyHolder) => Promise<T>,
): Promise<T> {
  try {
    const credentials = openCredentials(config, row)
    const answer = await question({ accountId: row.id, venue: row.venue, credentials })
    await store.venueAccounts.note(row.id, { lastUsedAt: clock(), refusedAt: null })
    return answer
  } catch (error) {
    const code = error instanceof ServiceError ? error.code : 'INTERNAL'
    log.warn({ userId: row.userId, accountId: row.id, venue: row.venue, code }, 'a venue refused')
    if (code === 'INVALID_CREDENTIALS' || code === 'KEY_MAY_WITHDRAW') {
      await store.venueAccounts.note(row.id, { refusedAt: row.refusedAt ?? clock() })
    }
    throw error
  }
}

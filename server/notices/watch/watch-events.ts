// Events that no write makes true, but time or silence: looked for now and then. Finding one twice is harmless.
import type { UnixMs } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'

type WatchContext = Pick<Context, 'store' | 'exchange' | 'clock'>

const dayMs = 86_400_000
/** Milliseconds. As long before the end as pages announce it. */
const expiringMs = 7 * dayMs
/** Milliseconds without prices, which come about once a second. */
const silentMs = 60_000

export interface EventWatch {
  look(): Promise<void>
}

export function createEventWatch({ store, exchange, clock }: WatchContext): EventWatch {
  /** When a look first found silence. A machine that slept hears again before the next look. */
  let silentSince: UnixMs | null = null

  async function lookAtVenue(now: UnixMs): Promise<void> {
    const age = exchange.streamAgeMs()
    if (age !== null && age < silentMs) {
      silentSince = null
      await store.venueOutages.end(now)
      return
    }
    silentSince ??= now
    if (now - silentSince < silentMs) return
    const since = await store.venueOutages.begin(silentSince - (age ?? 0))
    await store.notices.addUnreachable(now, since)
  }

  return {
    async look() {
      const now = clock()
      await store.notices.addNearEnds(now)
      await store.notices.addExpiring(now, expiringMs)
      await lookAtVenue(now)
    },
  }
}

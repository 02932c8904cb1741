import type { HexAddress } from '../../types.ts'
import type { Venue } from '../venue.ts'

export function expireAgents(venue: Venue, user: HexAddress | undefined) {
  venue.change(() => {
    for (const agent of venue.store.all('agent')) {
      if (user !== undefined && agent.user !== user) continue
      venue.store.put('agent', agent.address, { ...agent, validUntil: venue.at })
    }
  })
}

/** Removes agents as if they had never been approved, like the exchange does for an emptied account. */
export function pruneAgents(venue: Venue, user: HexAddress | undefined) {
  venue.change(() => {
    for (const { address, user: owner } of venue.store.all('agent')) {
      if (user !== undefined && owner !== user) continue
      venue.store.remove('agent', address)
      venue.store.remove('nonces', address)
    }
  })
}

import type { Peers } from '../storage/kernel/peers.ts'
import type { Duties } from './port.ts'

/** Without peers every duty is this process's. */
export function createDuties(peers?: Peers): Duties {
  return { mine: async (name) => (peers === undefined ? true : peers.take(name)) }
}

// A nonce is used once per signer. The 100 highest are remembered; a nonce that is not above the lowest of them is
// too old.
import type { HexAddress } from '../../types.ts'
import type { Venue } from '../venue.ts'
import { Refusal } from './refusal.ts'

const remembered = 100
const day = 86_400_000
const allowedPast = 2 * day
const allowedFuture = day

/** Throws a Refusal when the nonce may not be used; nothing is consumed then. */
export function useNonce(venue: Venue, signer: HexAddress, nonce: number) {
  const used = venue.store.get('nonces', signer) ?? []
  const lowest = used.length >= remembered ? (used[0] ?? 0) : 0
  const earliest = Math.max(venue.at - allowedPast, lowest)
  const latest = venue.at + allowedFuture
  if (used.includes(nonce)) throw new Refusal(`Invalid nonce: duplicate nonce ${nonce}`)
  if (nonce <= earliest) throw new Refusal(`Invalid nonce: nonce too low ${nonce} < ${earliest}`)
  if (nonce >= latest) throw new Refusal(`Invalid nonce: nonce too high ${nonce} > ${latest}`)
  const next = [...used, nonce].sort((a, b) => a - b).slice(-remembered)
  venue.store.put('nonces', signer, next)
}

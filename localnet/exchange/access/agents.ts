// Wallets that may trade for an account: one unnamed and three named ones, each for a limited time.
import type { HexAddress } from '../../types.ts'
import type { Agent } from '../storage/records.ts'
import type { Venue } from '../venue.ts'
import { Refusal } from './refusal.ts'

const maximumNamed = 3
const maximumNameLength = 16
const day = 86_400_000
const defaultLife = 90 * day
const longestLife = 180 * day

/** The account that a signer acts for: its own, or the one that approved it. */
export function resolveUser(venue: Venue, signer: HexAddress): HexAddress {
  const agent = venue.store.get('agent', signer)
  if (agent !== undefined && agent.validUntil > venue.at) return agent.user
  if (venue.account(signer) !== undefined) return signer
  throw new Refusal(`User or API Wallet ${signer} does not exist.`)
}

export function liveAgents(venue: Venue, user: HexAddress): Agent[] {
  return [...venue.store.all('agent')].filter(
    (agent) => agent.user === user && agent.validUntil > venue.at,
  )
}

/** `label` is a name, possibly followed by ` valid_until <ms>`; empty for the unnamed agent. */
export function approveAgent(venue: Venue, user: HexAddress, address: HexAddress, label: string) {
  const { name, validUntil } = parseLabel(venue, label)
  const existing = venue.store.get('agent', address)
  const taken = existing !== undefined && existing.validUntil > venue.at
  if (taken || venue.account(address) !== undefined) throw new Refusal('Extra agent already used.')

  const mine = liveAgents(venue, user)
  const replaced = mine.find((agent) => agent.name === name)
  const named = mine.filter((agent) => agent.name !== '')
  if (name !== '' && replaced === undefined && named.length >= maximumNamed) {
    throw new Refusal('Too many extra agents.')
  }
  if (replaced !== undefined) forget(venue, replaced.address)
  for (const agent of venue.store.all('agent')) {
    if (agent.user === user && agent.validUntil <= venue.at) forget(venue, agent.address)
  }
  venue.store.put('agent', address, { address, user, name, validUntil })
}

/** Replacing an agent deletes its used nonces, so that its key must never be used again. */
function forget(venue: Venue, address: HexAddress) {
  venue.store.remove('agent', address)
  venue.store.remove('nonces', address)
}

function parseLabel(venue: Venue, label: string) {
  const match = /^(.*?) ?valid_until (\d{1,16})$/.exec(label)
  const name = match === null ? label : (match[1] ?? '')
  if (name.length > maximumNameLength) {
    throw new Refusal('Extra agent name must be between 1 and 16 characters long')
  }
  const validUntil = match === null ? venue.at + defaultLife : Number(match[2])
  if (validUntil <= venue.at || validUntil > venue.at + longestLife) {
    throw new Refusal('Invalid valid_until: it must be in the future and within 180 days')
  }
  return { name, validUntil }
}

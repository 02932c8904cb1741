// An approval that ends soon is announced several times: after "later" the notice appears again at the next of
// these.
import type { Authority } from '../../../../contract/people/authority.ts'
import { readStored, writeStored } from '../../../lib/kept/stored.ts'

const dayMs = 86_400_000
const announcedAtDays = [1, 3, 7]

export function putOff(address: string, authority: Authority, now: number): void {
  writeStored(keyOf(address), mark(authority, now))
}

/** A lost approval cannot be put off. */
export function isPutOff(address: string, authority: Authority, now: number): boolean {
  return authority.state === 'expiring' && readStored(keyOf(address)) === mark(authority, now)
}

function keyOf(address: string): string {
  return `alura.approval-later.${address.toLowerCase()}`
}

function mark({ validUntil }: Authority, now: number): string {
  const left = (validUntil ?? now) - now
  const days = announcedAtDays.find((most) => left <= most * dayMs) ?? 'more'
  return `${validUntil}:${days}`
}

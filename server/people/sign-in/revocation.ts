import type { UserId } from '../../../contract/primitives.ts'
import type { Credential } from '../port.ts'

/**
 * Published on the bus under `revocationOf` the user, where no client can listen: every sign-in before `epoch` has
 * ended, or only that one.
 */
export type Revocation = { epoch: number } | { signInId: string }

export function revocationOf(userId: UserId): string {
  return `revoked.${userId}`
}

export function isEndedBy(
  via: Pick<Credential, 'epoch' | 'signInId'>,
  revocation: Revocation,
): boolean {
  return 'epoch' in revocation ? via.epoch < revocation.epoch : via.signInId === revocation.signInId
}

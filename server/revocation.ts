import type { UserId } from '../contract/primitives.ts'

/** On the bus under `revocationOf` the user, where no client can listen: every sign-in before `epoch` has ended. */
export interface Revocation {
  epoch: number
}

export function revocationOf(userId: UserId): string {
  return `revoked.${userId}`
}

// Ends sign-ins, in the database and at once for open connections.
import type { UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { Person } from '../port.ts'
import { type Revocation, revocationOf } from './revocation.ts'

type Ports = Pick<Context, 'store' | 'bus' | 'clock' | 'log'>

/** False when it had ended already, or is not this user's. */
export async function endOne(
  { store, bus, clock, log }: Ports,
  userId: UserId,
  signInId: string,
): Promise<boolean> {
  const isEnded = await store.signIns.end(signInId, userId, clock())
  if (!isEnded) return false
  bus.publish(revocationOf(userId), { signInId } satisfies Revocation)
  log.info({ userId, signInId }, 'a sign-in was ended')
  return true
}

/**
 * Ends the sign-in of a request. Returns how many ended: a token from before sign-ins were stored can only be ended
 * together with all others.
 */
export async function endThis(ports: Ports, { id, via }: Pick<Person, 'id' | 'via'>) {
  return via.signInId === undefined
    ? endAll(ports, id)
    : Number(await endOne(ports, id, via.signInId))
}

/** Ends every token issued so far. Returns the number of sign-ins. */
export async function endAll({ store, bus, clock, log }: Ports, userId: UserId): Promise<number> {
  const { length } = await store.signIns.ofUser(userId, clock())
  const epoch = await store.users.revokeTokens(userId)
  if (epoch !== undefined) bus.publish(revocationOf(userId), { epoch } satisfies Revocation)
  log.info({ userId }, 'signed out everywhere')
  return length
}

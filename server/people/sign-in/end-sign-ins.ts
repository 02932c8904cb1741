// What ends sign-ins, for every verb that does: in the books, and at once for what is open.
import type { UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import { type Revocation, revocationOf } from '../../revocation.ts'

type Ports = Pick<Context, 'store' | 'bus' | 'clock' | 'log'>

/** False: it had ended, or is not this user's. */
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

/** Every token so far. Returns how many sign-ins that were. */
export async function endAll({ store, bus, clock, log }: Ports, userId: UserId): Promise<number> {
  const { length } = await store.signIns.ofUser(userId, clock())
  const epoch = await store.users.revokeTokens(userId)
  if (epoch !== undefined) bus.publish(revocationOf(userId), { epoch } satisfies Revocation)
  log.info({ userId }, 'signed out everywhere')
  return length
}

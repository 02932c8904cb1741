import type { UserId } from '../../../contract/primitives.ts'

const tails = new Map<UserId, Promise<unknown>>()

/**
 * Serialises the work of one user within this process. Between processes the limits are checked again when the
 * orders are written down.
 */
export async function oneAtATime<T>(userId: UserId, work: () => Promise<T>): Promise<T> {
  const before = tails.get(userId) ?? Promise.resolve()
  const turn = before.then(work, work)
  const tail = turn.catch(() => undefined)
  tails.set(userId, tail)
  try {
    return await turn
  } finally {
    if (tails.get(userId) === tail) tails.delete(userId)
  }
}

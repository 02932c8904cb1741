import { isExchangeAway } from '../../contract/errors.ts'

/** The exchange's answer; while it is away, what is known already, if anything. */
export async function orAtHand<T>(
  asked: Promise<T>,
  atHand: () => Promise<T | undefined>,
): Promise<T> {
  try {
    return await asked
  } catch (error) {
    if (!isExchangeAway(error)) throw error
    const known = await atHand()
    if (known === undefined) throw error
    return known
  }
}

/** The requests that succeeded. Throws when none did. */
export async function knownOf<T>(asked: Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(asked)
  const failed = results.find((result) => result.status === 'rejected')
  const known = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  if (failed !== undefined && (known.length === 0 || !isExchangeAway(failed.reason)))
    throw failed.reason
  return known
}

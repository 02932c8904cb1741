import { isExchangeAway } from '../../contract/errors.ts'

/** What the exchange says; while it is away what is at hand, if anything is. */
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

/** Of many questions those that were answered. Throws when none was. */
export async function knownOf<T>(asked: Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(asked)
  const failed = results.find((result) => result.status === 'rejected')
  const known = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  if (failed !== undefined && (known.length === 0 || !isExchangeAway(failed.reason)))
    throw failed.reason
  return known
}

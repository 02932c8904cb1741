import { ServiceError } from '../../contract/errors.ts'
import type { Context } from '../context.ts'

/** How far the market usually moves in a day, percent; undefined where its days cannot be read now, or are too few. */
export async function knownRange(
  { signals }: Pick<Context, 'signals'>,
  symbol: string,
): Promise<number | undefined> {
  try {
    return await signals.dailyRange(symbol)
  } catch (error) {
    if (error instanceof ServiceError) return undefined
    throw error
  }
}

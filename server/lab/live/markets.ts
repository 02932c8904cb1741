import { ServiceError } from '../../../contract/errors.ts'
import type { Context } from '../../context.ts'

/** Throws VALIDATION_FAILED for a market that the exchange does not list. */
export async function requireMarkets(
  { exchange }: Pick<Context, 'exchange'>,
  symbols: readonly string[],
): Promise<string[]> {
  const listed = new Set((await exchange.assets()).map(({ symbol }) => symbol))
  const unknown = symbols.find((symbol) => !listed.has(symbol))
  if (unknown !== undefined) throw invalid('symbols', `${unknown} is no market of the exchange`)
  return [...new Set(symbols)]
}

export function invalid(path: string, message: string): ServiceError {
  return new ServiceError('VALIDATION_FAILED', `${path}: ${message}`, {
    details: [{ path, message }],
  })
}

export const iso = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString()

// Only one mandate may hold a market at a time. The refusal says which one does, and how to free it.
import { ServiceError } from '../../../contract/errors.ts'
import type { MandateRow } from '../../storage/trading/mandates.ts'

const heldBy: Record<MandateRow['kind'], (symbol: string) => string> = {
  session: (symbol) => `A session of yours trades ${symbol}: stop it first, or take another market`,
  desk: (symbol) =>
    `Trades of yours by hand live in ${symbol}: close or cancel them first, or take another market`,
  program: (symbol) =>
    `A program of yours trades ${symbol}: switch it off first, or take another market`,
}

export function marketTaken({ kind, symbol }: Pick<MandateRow, 'kind' | 'symbol'>): ServiceError {
  return new ServiceError('MARKET_TAKEN', heldBy[kind](symbol))
}

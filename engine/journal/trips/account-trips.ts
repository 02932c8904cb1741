// Trades of an account whose history was read in parts: every stretch of fills that follow each other by itself.
import { add, compare, negate, zero } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { type FundingPayment, type JournalFill, type RoundTrip, roundTrips } from './round-trips.ts'

export interface AccountFill extends JournalFill {
  /** Signed base units that were held before it; null where the venue does not say. */
  before: DecimalString | null
}

/**
 * `fills`: of one market, in the order in which they happened. Where a fill begins with another position than the one
 * before it left, fills are missing: what was open then is left out, and so is what was held from before the first.
 */
export function marketTrips(
  fills: readonly AccountFill[],
  funding: readonly FundingPayment[],
): RoundTrip[] {
  return stretches(fills).flatMap(({ held, part }) => {
    const first = part[0]
    if (first === undefined) return []
    return roundTrips(part, funding, new Map([[first.symbol, held]]))
  })
}

function stretches(fills: readonly AccountFill[]) {
  const found: { held: DecimalString; part: AccountFill[] }[] = []
  let position = zero
  for (const fill of fills) {
    const last = found.at(-1)
    const follows = fill.before === null || compare(fill.before, position) === 0
    if (last !== undefined && follows) {
      last.part.push(fill)
    } else {
      position = fill.before ?? zero
      found.push({ held: position, part: [fill] })
    }
    position = add(position, fill.isBuy ? fill.size : negate(fill.size))
  }
  return found
}

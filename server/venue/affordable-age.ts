// How old an answer of the exchange may be that pages ask for again and again: where weight is scarce, as old as it takes.
import { venueWeightPerMinute } from './exchange/weight/request-weights.ts'
import type { Weight } from './ports/weight.ts'

const minuteMs = 60_000

interface Price {
  /** Of one question. */
  weight: number
  /** That one person's pages may spend on it in a minute, at the limit that the exchange documents. */
  aMinute: number
}

/** Milliseconds, never less than `leastMs`. Who is not counted need not count. */
export function affordableAge(
  exchange: Weight,
  { weight, aMinute }: Price,
  leastMs: number,
): number {
  const limit = exchange.weight()?.limit ?? Infinity
  return Math.max(leastMs, (weight * minuteMs * venueWeightPerMinute) / (aMinute * limit))
}

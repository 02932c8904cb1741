// The greatest age of an answer that pages request again and again: the less weight is available, the older it may
// be.
import { venueWeightPerMinute } from './exchange/weight/request-weights.ts'
import type { Weight } from './ports/weight.ts'

const minuteMs = 60_000

interface Price {
  /** The weight of one request. */
  weight: number
  /** The weight per minute that one person's pages may spend on it, at the documented limit. */
  aMinute: number
}

/** Milliseconds, at least `leastMs`. Without a weight limit it is `leastMs`. */
export function affordableAge(
  exchange: Weight,
  { weight, aMinute }: Price,
  leastMs: number,
): number {
  const limit = exchange.weight()?.limit ?? Infinity
  return Math.max(leastMs, (weight * minuteMs * venueWeightPerMinute) / (aMinute * limit))
}

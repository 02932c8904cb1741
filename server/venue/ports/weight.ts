// The weight that the exchange charges for each request, by address.
export interface WeightReading {
  /** Weight per minute for all processes together, lowered after refusals. */
  limit: number
  /** Weight in the last minute, by all processes of this machine. */
  used: number
  left: number
  /** Number of requests that wait for room. */
  waiting: number
  /** How often the exchange refused this process for too many requests. */
  refusals: number
  /** Requests that this process did not send since the start, because there was no room for them. */
  turnedAway: number
}

export interface Weight {
  /** Null when this exchange has no weight limit. */
  weight(): WeightReading | null
}

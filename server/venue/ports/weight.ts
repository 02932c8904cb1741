// What asking costs: the exchange counts a weight for each request, by address.
export interface WeightReading {
  /** Of a minute, all processes together; what was learnt from refusals is in it. */
  limit: number
  /** In the last minute, by all processes of this machine. */
  used: number
  left: number
  /** Questions that wait for room. */
  waiting: number
  /** Times that the exchange refused this process for being asked too often. */
  refusals: number
}

export interface Weight {
  /** Null: this exchange counts none. */
  weight(): WeightReading | null
}

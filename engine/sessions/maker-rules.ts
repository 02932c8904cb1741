// What of a session rests in the book, to fill as a maker's order.

export interface MakerRules {
  /** Absent: entries cross the book. */
  entries?: RestingEntries
  /** Whether take-profits rest as limit orders, instead of crossing the book once the price is there. Stops never do. */
  restsTargets: boolean
}

export interface RestingEntries {
  /** An entry that has not filled after this many milliseconds is taken back and decided anew, at the price of then. */
  restMs: number
  /** The most posts in a row on one side. */
  mostPosts: number
  /**
   * After the last: the entry crosses the book where the price has moved away from the first post by at most this many
   * percent. Null: it is let go.
   */
  crossWithinPct: number | null
}

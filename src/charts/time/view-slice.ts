/** The bars in view, by index; may have fractions and reach beyond the ends. */
export interface View {
  from: number
  to: number
}

/** The same width `by` bars to the right. */
export function moved({ from, to }: View, by: number): View {
  return { from: from + by, to: to + by }
}

const leastMargin = 200

/**
 * Chooses the bars that a series is given. The library processes all points of a series on every change, so that
 * every series except the candles gets only those in view and a margin of one view. If it reaches the last bar, it
 * includes those that follow.
 */
export class ViewSlice {
  #from = 0
  #to = -1

  /** Chooses again. Without a view: all. Returns the bars to draw, both ends inclusive. */
  choose(count: number, view: View | null): View {
    const margin = view === null ? Infinity : Math.max(leastMargin, view.to - view.from)
    const to = Math.ceil((view?.to ?? 0) + margin)
    this.#from = Math.max(0, Math.floor((view?.from ?? 0) - margin))
    this.#to = to >= count - 1 ? Infinity : to
    return { from: this.#from, to: Math.min(to, count - 1) }
  }

  /** Whether all bars in view are drawn. */
  covers(count: number, view: View): boolean {
    return Math.max(0, view.from) >= this.#from && Math.min(count - 1, view.to) <= this.#to
  }

  holds(index: number): boolean {
    return index >= this.#from && index <= this.#to
  }
}

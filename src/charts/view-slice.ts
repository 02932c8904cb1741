/** The bars in view, by index; fractions and what lies beyond the ends included. */
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
 * Which bars a series is given. The library goes through all points of a series whenever one changes, so every series
 * but the candles gets those in view and a view's width around it. Drawn up to the last bar, it goes on with those that
 * follow.
 */
export class ViewSlice {
  #from = 0
  #to = -1

  /** Chooses anew. Without a view: all. The bars to draw, both ends inside. */
  choose(count: number, view: View | null): View {
    const margin = view === null ? Infinity : Math.max(leastMargin, view.to - view.from)
    const to = Math.ceil((view?.to ?? 0) + margin)
    this.#from = Math.max(0, Math.floor((view?.from ?? 0) - margin))
    this.#to = to >= count - 1 ? Infinity : to
    return { from: this.#from, to: Math.min(to, count - 1) }
  }

  /** Is all of the view that has bars drawn? */
  covers(count: number, view: View): boolean {
    return Math.max(0, view.from) >= this.#from && Math.min(count - 1, view.to) <= this.#to
  }

  holds(index: number): boolean {
    return index >= this.#from && index <= this.#to
  }
}

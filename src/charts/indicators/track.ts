import type { Accumulator } from '../../../engine/signals/indicators/windows/fold.ts'
import type { Bar } from '../chart-data.ts'
import type { Indicator } from './indicator.ts'

/**
 * An indicator's values for a series of bars. Everything is computed once; after that a change of the last bar costs
 * one step, however many bars there are.
 */
export class IndicatorTrack {
  readonly indicator: Indicator
  /** Contains all closed bars; never the last one. */
  #closed: Accumulator<Bar, readonly number[]>
  #values: (readonly number[])[] = []

  constructor(indicator: Indicator) {
    this.indicator = indicator
    this.#closed = indicator.start()
  }

  /** One number per line. Undefined where there is no bar. */
  at(index: number): readonly number[] | undefined {
    return this.#values[index]
  }

  reset(bars: readonly Bar[]): void {
    this.#closed = this.indicator.start()
    const last = bars.length - 1
    this.#values = bars.map((bar, index) =>
      index < last ? this.#closed.next(bar) : this.#closed.preview(bar),
    )
  }

  /** The bar at `index` of these bars is new or has changed. */
  update(bars: readonly Bar[], index: number): void {
    const last = bars.length - 1
    const bar = bars[last]
    if (bar === undefined) return
    const previous = bars[last - 1]
    const isNext = index === last && this.#values.length === last
    if (isNext && previous !== undefined) this.#closed.next(previous)
    else if (index !== last || this.#values.length !== bars.length) return this.reset(bars)
    this.#values[last] = this.#closed.preview(bar)
  }
}

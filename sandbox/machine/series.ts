// Columns of numbers that a program reads, as windows in the memory of QuickJS. A window ends with the latest value that
// is known at the time of the run.
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core'
import { seriesHead, window } from './prelude.ts'
import type { QuickJs } from './quickjs.ts'

export type SeriesRequest =
  | { kind: 'candles'; symbol: string; interval: string; column: 't' | 'o' | 'h' | 'l' | 'c' | 'v' }
  | {
      kind: 'indicator'
      symbol: string
      interval: string
      name: string
      periods: Readonly<Record<string, number>>
      line: string
    }
  | { kind: 'signal'; symbol: string; interval: string }

/** A column over all candles that the host has, also those that the program may not know yet. */
export interface Series {
  values: Float64Array
  /** When each value is known: the close of its candle, epoch ms, ascending. */
  knownAt: Float64Array
}

const room = 2 * window

const mostSeries = 64

interface OpenSeries extends Series {
  at: number
  /** The next value that is not in the window. */
  next: number
  column: Float64Array
}

export class SeriesWindows {
  readonly #quickJs: QuickJs
  readonly #vm: QuickJSContext
  readonly #answer: (request: SeriesRequest) => Series | { refused: string }
  readonly #open: OpenSeries[] = []
  #time = -Infinity
  #isRestarted = false

  constructor(
    quickJs: QuickJs,
    vm: QuickJSContext,
    answer: (request: SeriesRequest) => Series | { refused: string },
  ) {
    this.#quickJs = quickJs
    this.#vm = vm
    this.#answer = answer
  }

  /** A buffer with what is known of a column, or why there is none. */
  open(requestText: string): QuickJSHandle | string {
    if (this.#open.length >= mostSeries) return `A program reads at most ${mostSeries} columns`
    const answer = this.#answer(JSON.parse(requestText) as SeriesRequest)
    if ('refused' in answer) return answer.refused
    const { handle, at } = this.#quickJs.share(this.#vm, 8 * (seriesHead + room))
    const series = { ...answer, at, next: 0, column: this.#viewAt(at) }
    series.next = firstSeen(series, this.#time)
    this.#append(series)
    this.#open.push(series)
    return handle
  }

  /** The next time may be any: windows are filled anew from there. */
  restart(): void {
    this.#isRestarted = true
  }

  /** Adds to every open window what has become known. */
  advanceTo(time: number): void {
    this.#time = time
    for (const series of this.#open) {
      if (this.#isRestarted) this.#refill(series)
      this.#append(series)
    }
    this.#isRestarted = false
  }

  #refill(series: OpenSeries): void {
    if (series.column.length === 0) series.column = this.#viewAt(series.at)
    series.column[0] = 0
    series.next = firstSeen(series, this.#time)
  }

  #append(series: OpenSeries): void {
    const { values, knownAt } = series
    if (!this.#isKnown(knownAt, series.next)) return
    if (series.column.length === 0) series.column = this.#viewAt(series.at)
    const { column } = series
    let count = column[0] ?? 0
    while (this.#isKnown(knownAt, series.next)) {
      if (count === room) {
        column.copyWithin(seriesHead, seriesHead + window, seriesHead + room)
        count = window
      }
      column[seriesHead + count] = values[series.next] ?? NaN
      count++
      series.next++
    }
    column[0] = count
  }

  #isKnown(knownAt: Float64Array, index: number): boolean {
    return index < knownAt.length && (knownAt[index] ?? Infinity) <= this.#time
  }

  #viewAt(at: number): Float64Array {
    return new Float64Array(this.#quickJs.memory(), at, seriesHead + room)
  }
}

function firstSeen({ knownAt }: Series, time: number): number {
  return Math.max(0, countKnown(knownAt, time) - window)
}

/** How many are at or before `time`: binary search. */
function countKnown(knownAt: Float64Array, time: number): number {
  let from = 0
  let to = knownAt.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((knownAt[middle] ?? Infinity) <= time) from = middle + 1
    else to = middle
  }
  return from
}

import { minimumBars } from '../signals/signal.ts'
import { type Tape, openingTime } from './tape.ts'

/**
 * Up to `count` bars to start from, no bar twice, in an order whose every beginning is spread over the whole history:
 * what is known after some of them estimates the rest. From where the slowest interval has a signal to where a whole
 * session still fits; an open-ended one is given half of the history. Empty when nothing fits.
 */
export function spreadStarts(tape: Tape, durationMs: number | null, count: number): number[] {
  const { length } = tape.bars.t
  const first = firstJudged(tape)
  const last =
    durationMs === null
      ? first + Math.floor((length - first) / 2) - 1
      : lastFitting(tape, durationMs)
  const room = last - first + 1
  if (room <= 0) return []
  const wanted = Math.min(count, room)
  const bits = Math.ceil(Math.log2(Math.max(wanted, 2)))
  const starts: number[] = []
  for (let i = 0; i < 2 ** bits; i++) {
    const place = reversed(i, bits)
    if (place < wanted) starts.push(first + Math.floor((place * room) / wanted))
  }
  return starts
}

function firstJudged({ watched, bars }: Tape): number {
  const found = watched.map(({ known }) => known.findIndex((latest) => latest >= minimumBars))
  return found.includes(-1) ? bars.t.length : Math.max(1, ...found)
}

/** The last bar from which the session ends with the bars at the latest. */
function lastFitting(tape: Tape, durationMs: number): number {
  const { bars } = tape
  const end = openingTime(tape, bars.t.length)
  let index = bars.t.length - 1
  while (index >= 0 && (bars.t[index] ?? NaN) + durationMs > end) index--
  return index
}

/** Bits back to front: 0, 4, 2, 6, 1, 5, 3, 7 for three of them. */
function reversed(value: number, bits: number): number {
  let result = 0
  for (let bit = 0; bit < bits; bit++) result = result * 2 + (Math.floor(value / 2 ** bit) % 2)
  return result
}

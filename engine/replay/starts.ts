import { minimumBars } from '../signals/signal.ts'
import { type Tape, openingTime } from './tape.ts'

/**
 * Up to `count` different bars to start from, in an order in which any first part is spread over the whole history,
 * so that it estimates the rest. They lie between the first signal of the slowest interval and the last bar from
 * which a whole session fits; an open-ended session gets half of the history. Empty when nothing fits.
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

/** The last bar from which the session ends no later than the bars. */
function lastFitting(tape: Tape, durationMs: number): number {
  const { bars } = tape
  const end = openingTime(tape, bars.t.length)
  let index = bars.t.length - 1
  while (index >= 0 && (bars.t[index] ?? NaN) + durationMs > end) index--
  return index
}

/** The bits in reverse order: 0, 4, 2, 6, 1, 5, 3, 7 for three bits. */
function reversed(value: number, bits: number): number {
  let result = 0
  for (let bit = 0; bit < bits; bit++) result = result * 2 + (Math.floor(value / 2 ** bit) % 2)
  return result
}

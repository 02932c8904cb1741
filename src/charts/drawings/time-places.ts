// Converts times to positions on the axis of bars and back, also before the first bar and after the last.
import { indexAt, type Bar } from '../chart-data.ts'

function stepOf(bars: readonly Bar[]): number {
  const [before, last] = [bars.at(-2), bars.at(-1)]
  return before && last ? last.time - before.time : 60
}

/** Takes epoch seconds, returns a position in bars with fractions. */
export function placeOf(bars: readonly Bar[], time: number): number {
  const [first, last] = [bars[0], bars.at(-1)]
  if (first === undefined || last === undefined) return 0
  const step = stepOf(bars)
  if (time <= first.time) return (time - first.time) / step
  if (time >= last.time) return bars.length - 1 + (time - last.time) / step
  const index = indexAt(bars, time)
  const [here, next] = [bars[index], bars[index + 1]]
  if (here === undefined || next === undefined) return index
  return index + (time - here.time) / (next.time - here.time)
}

/** Open time of the bar at a position, epoch seconds. */
export function timeAt(bars: readonly Bar[], place: number): number {
  const [first, last] = [bars[0], bars.at(-1)]
  if (first === undefined || last === undefined) return 0
  const index = Math.round(place)
  const step = stepOf(bars)
  if (index < 0) return first.time + index * step
  return bars[index]?.time ?? last.time + (index - bars.length + 1) * step
}

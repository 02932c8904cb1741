// The 480 ticks within a minute: from open to close, reaching high and low and never exceeding them.
import { bits, normals, upper, lower, uniform } from './draws.ts'

export const TICK = 125
export const TICKS = 480

export interface MinuteShape {
  open: number
  high: number
  low: number
  close: number
}

/** Writes the path into `ticks`. The first tick is the open, the last the close. */
export function drawTicks(stream: number, shape: MinuteShape, ticks: Float64Array): void {
  const { open, high, low, close } = shape
  const first = 1 + Math.floor(uniform(stream, 1000) * (TICKS - 4))
  const second = first + 1 + Math.floor(uniform(stream, 1001) * (TICKS - 2 - first))
  const [early, late] = highFirst(stream, shape) ? [high, low] : [low, high]
  const deviation = (high - low) / Math.sqrt(2 * TICKS)

  wander(0, open, first, early)
  wander(first, early, second, late)
  wander(second, late, TICKS - 1, close)

  function wander(from: number, start: number, to: number, end: number): void {
    let walked = 0
    for (let i = from + 1; i <= to; i += 1) {
      const random = bits(stream, i)
      walked += deviation * (i % 2 === 0 ? upper(normals, random) : lower(normals, random))
      ticks[i] = walked
    }
    ticks[from] = start
    for (let i = from + 1; i < to; i += 1) {
      const share = (i - from) / (to - from)
      const free = start + (end - start) * share + (ticks[i] ?? 0) - walked * share
      ticks[i] = within(low, free, high)
    }
    ticks[to] = end
  }
}

/** A rising minute mostly reaches its low first. */
function highFirst(stream: number, { open, close }: MinuteShape): boolean {
  return uniform(stream, 1002) < (close > open ? 0.25 : 0.75)
}

/** Reflected at the bounds, then limited to them. */
function within(low: number, value: number, high: number): number {
  const reflected = value > high ? 2 * high - value : value < low ? 2 * low - value : value
  return Math.min(high, Math.max(low, reflected))
}

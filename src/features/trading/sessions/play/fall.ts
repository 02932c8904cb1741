// Dots that fall through time along the results of past starts, onto the rail between loss and target.
import { type RailEnds, placeOn } from '../../../../ui/rail/rail-scale.ts'

export interface Dot {
  /** 0…1 of the rail's length. */
  at: number
  /** 0…1 of the way down. */
  down: number
  /** 1: at or beyond the target; −1: the loss; 0: between. */
  end: -1 | 0 | 1
}

/** `lines`: percent of the budget, evenly spaced; `time`: 0…1. Results between two moments lie on a straight line. */
export function fallenTo(
  lines: readonly (readonly number[])[],
  ends: RailEnds,
  time: number,
): Dot[] {
  return lines.map((line) => {
    const exact = Math.min(1, Math.max(0, time)) * (line.length - 1)
    const index = Math.floor(exact)
    const before = line[index] ?? 0
    const pct = before + ((line[index + 1] ?? before) - before) * (exact - index)
    const { at } = placeOn(ends, pct)
    return { at, down: time, end: at >= 0.995 ? 1 : at <= 0.005 ? -1 : 0 }
  })
}

export function counted(dots: readonly Dot[]): { loss: number; target: number; between: number } {
  const of = (end: Dot['end']): number => dots.filter((dot) => dot.end === end).length
  return { loss: of(-1), target: of(1), between: of(0) }
}

// Would somebody who chose the numbers by the past have done well with them afterwards? Of several variants the best
// so far is chosen at the beginning of each stretch, and only that stretch counts.
import { isDone } from './appraisal.ts'
import type { Sitting } from './trial.ts'

export interface Stretch {
  /** Index of the variant that was best before this stretch. */
  chosen: number
  /** Its mean in this stretch; null when no session finished. */
  mean: number | null
  /** Mean of each variant in this stretch. */
  all: (number | null)[]
}

const folds = 5

/** Per variant the sessions of the same starts, in the order of time. Sessions still running at a border do not count before it. */
export function walkForward(variants: readonly (readonly Sitting[])[]): Stretch[] {
  const times = (variants[0] ?? []).map(({ at }) => at)
  const borders = Array.from(
    { length: folds },
    (_, fold) => times[Math.floor((fold * times.length) / folds)] ?? Infinity,
  )
  return borders.slice(1).map((from, index) => {
    const to = borders[index + 2] ?? Infinity
    const past = variants.map((sittings) =>
      meanOf(sittings.filter(({ at, durationMs }) => at + durationMs <= from)),
    )
    const best = Math.max(...past.map((mean) => mean ?? -Infinity))
    const chosen = Math.max(0, past.indexOf(best))
    const all = variants.map((sittings) =>
      meanOf(sittings.filter(({ at }) => at >= from && at < to)),
    )
    return { chosen, mean: all[chosen] ?? null, all }
  })
}

function meanOf(sittings: readonly Sitting[]): number | null {
  const done = sittings.filter(isDone)
  if (done.length === 0) return null
  return done.reduce((sum, { netPct }) => sum + netPct, 0) / done.length
}

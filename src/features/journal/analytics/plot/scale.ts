// From values to pixels.

export interface Scale {
  (value: number): number
  /** Round values within the scale, ascending. */
  ticks: number[]
}

/** Maps low…high, widened to round values, to pixels; `to` may be above `from`, as a y axis has it. */
export function linearScale(low: number, high: number, from: number, to: number): Scale {
  const ticks = niceTicks(low, high)
  const [first, last] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const scale = (value: number): number => from + ((value - first) / (last - first)) * (to - from)
  return Object.assign(scale, { ticks })
}

const steps = [1, 2, 2.5, 5, 10] as const

/** Round values from at or below `low` to at or above `high`, at least two, about five. */
export function niceTicks(low: number, high: number, about = 4): number[] {
  const [from, to] =
    low === high ? [Math.min(low, 0), Math.max(high, low === 0 ? 1 : 0)] : [low, high]
  const rough = (to - from) / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (steps.find((each) => each * power >= rough) ?? 10) * power
  const first = Math.floor(from / step)
  const count = Math.max(1, Math.ceil(to / step - 1e-9) - first)
  return Array.from({ length: count + 1 }, (_, index) => clean((first + index) * step))
}

/** Without the last digits' noise: 0.30000000000000004 is 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(12))
}

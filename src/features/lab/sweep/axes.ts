// The params that a sweep goes through, as typed, and the values that they come to.
import { t } from '@lingui/core/macro'
import type { ParamDeclaration } from '../../../../sandbox/language/params.ts'
import { textOf, typedValue } from '../studio/param-values.ts'

export interface TypedAxis {
  name: string
  from: string
  to: string
  /** How many values, both ends counted. */
  steps: string
}

export interface AxisErrors {
  from?: string
  to?: string
  steps?: string
}

/** Combinations that the server takes in one sweep. */
export const mostRuns = 400
const mostSteps = 20
const usualSteps = 10
/** What floats are wrong by at most. */
const dust = 1e-9

/** Over the whole range that the code declares, or from half of its value to twice of it. */
export function usualAxis({ name, value, min, max, step }: ParamDeclaration): TypedAxis {
  const around = value === 0 ? [-1, 1] : [value / 2, value * 2].toSorted((a, b) => a - b)
  const [low, high] = [min ?? around[0] ?? 0, max ?? around[1] ?? 0]
  const width = step ?? (Number.isInteger(low) && Number.isInteger(high) ? 1 : 0)
  const most = width > 0 ? Math.floor((high - low) / width) + 1 : usualSteps
  const steps = Math.max(2, Math.min(usualSteps, most))
  return { name, from: textOf(low), to: textOf(high), steps: String(steps) }
}

/** The values from one end to the other, evenly and on the param's own steps, ascending; or what is wrong. */
export function valuesOf(
  axis: TypedAxis,
  param: ParamDeclaration,
): { values: number[] } | { errors: AxisErrors } {
  const errors: AxisErrors = {}
  const [from, to] = [typedValue(param, axis.from), typedValue(param, axis.to)]
  const steps = Number(axis.steps)
  if (from === null) errors.from = boundsWords(param)
  if (to === null) errors.to = boundsWords(param)
  if (!Number.isInteger(steps) || steps < 2 || steps > mostSteps) {
    errors.steps = t`From 2 to ${mostSteps}.`
  }
  if (from !== null && to !== null && from >= to) errors.to = t`Must be above where it begins.`
  if (from === null || to === null || Object.keys(errors).length > 0) return { errors }
  const width = param.step ?? (Number.isInteger(from) && Number.isInteger(to) ? 1 : undefined)
  const even = Array.from({ length: steps }, (_, i) => from + ((to - from) * i) / (steps - 1))
  const snap = (value: number, by: number): number => {
    const last = Math.floor((to - from) / by + dust)
    return from + Math.min(last, Math.round((value - from) / by)) * by
  }
  const onSteps = even.map((value) => tidy(width === undefined ? value : snap(value, width)))
  return { values: [...new Set(onSteps)] }
}

/** Without the dust of floats. */
function tidy(value: number): number {
  return Number(value.toFixed(8))
}

function boundsWords({ min, max }: ParamDeclaration): string {
  if (min === undefined || max === undefined) return t`Must be a number.`
  return t`From ${textOf(min)} to ${textOf(max)}.`
}

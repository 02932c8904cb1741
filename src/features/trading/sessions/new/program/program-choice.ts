// Whose signals the form's session has, in the URL: a program, the candles that it is asked about, and its params.
import { intervals, type Interval } from '../../../../../../contract/market/market.ts'
import type { SessionProgramChoice } from '../../../../../../contract/sessions/session-programs.ts'

const usualInterval: Interval = '1h'

/** Null: Alura's signals. */
export function programChoiceFrom(search: URLSearchParams): SessionProgramChoice | null {
  const programId = Number(search.get('program') ?? NaN)
  if (!Number.isInteger(programId) || programId < 1) return null
  const interval = intervals.find((each) => each === search.get('candles')) ?? usualInterval
  return { programId, interval, params: paramsFrom(search.get('params') ?? '') }
}

function paramsFrom(text: string): Record<string, number> {
  const params: Record<string, number> = {}
  for (const part of text.split(',')) {
    const [, name, value] = /^(\w{1,32}):(-?[\d.]+)$/.exec(part) ?? []
    if (name !== undefined && Number.isFinite(Number(value))) params[name] = Number(value)
  }
  return params
}

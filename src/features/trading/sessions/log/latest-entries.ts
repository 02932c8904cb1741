// A few lines that tell what several sessions decided lately. Most looks end in a refusal, which must not hide what was done.
import type { Log } from '../../../../../contract/sessions/logs.ts'
import { groupRefusals, isRefusal, type LogEntry } from './log-groups.ts'

/** `logs`: of one session each, newest first. Newest first: what was done, and of each session only its last refusal. */
export function latestEntries(logs: readonly (readonly Log[])[], most: number): LogEntry[] {
  const entries = logs.flatMap((ofSession) => {
    const grouped = groupRefusals(ofSession)
    const lastRefusal = grouped.find(isOfRefusal)
    return grouped.filter((entry) => entry === lastRefusal || !isOfRefusal(entry))
  })
  return entries.toSorted((left, right) => newestOf(right) - newestOf(left)).slice(0, most)
}

const isOfRefusal = (entry: LogEntry): boolean => 'run' in entry || isRefusal(entry.log)
const newestOf = (entry: LogEntry): number => ('run' in entry ? entry.run.to : entry.log.at)

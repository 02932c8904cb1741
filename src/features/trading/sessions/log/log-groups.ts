// Groups repeated refusals: the same refusal every minute is one entry, not a hundred lines.
import type { Log } from '../../../../../contract/sessions/logs.ts'

export interface RefusalRun {
  /** The id of its oldest line, which stays the same while the group grows. */
  id: string
  /** Newest first. */
  logs: Log[]
  /** How often an entry was refused. */
  times: number
  /** Epoch milliseconds of the oldest and the newest line. */
  from: number
  to: number
}

export type LogEntry = { log: Log } | { run: RefusalRun }

/** Newest first, as received. Neighbouring refusals by the same gate form a group; a single one stays a line. */
export function groupRefusals(logs: readonly Log[]): LogEntry[] {
  const groups: Log[][] = []
  for (const log of logs) {
    const group = groups.at(-1)
    const gate = gateOf(log)
    const isSame = gate !== null && group?.[0] !== undefined && gateOf(group[0]) === gate
    if (isSame) group.push(log)
    else groups.push([log])
  }
  return groups.flatMap(entryOf)
}

function entryOf(logs: Log[]): LogEntry[] {
  const [newest, oldest] = [logs[0], logs.at(-1)]
  if (newest === undefined || oldest === undefined) return []
  if (logs.length === 1) return [{ log: newest }]
  const times = logs.reduce((sum, log) => sum + timesOf(log), 0)
  return [{ run: { id: oldest.id, logs, times, from: oldest.at, to: newest.at } }]
}

export const isRefusal = (log: Log): boolean => gateOf(log) !== null

/** The gate that refused an entry; null for other lines. */
function gateOf({ kind, data }: Log): string | null {
  if (kind !== 'decision' || data['action'] !== 'refuse') return null
  return typeof data['gate'] === 'string' ? data['gate'] : null
}

/** The number of looks that a line stands for; 1 for lines of earlier versions. */
function timesOf({ data }: Log): number {
  return typeof data['cycles'] === 'number' ? data['cycles'] : 1
}

// The same refusal every minute is one thing that lasted, not a hundred lines.
import type { Log } from '../../../../../contract/sessions/logs.ts'

export interface RefusalRun {
  /** Of its oldest line: it stays while the run grows. */
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

/** Newest first, as they came. Neighbours that were refused at the same gate are a run; a lone one stays a line. */
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

/** The gate that an entry was refused at; null for everything else. */
function gateOf({ kind, data }: Log): string | null {
  if (kind !== 'decision' || data['action'] !== 'refuse') return null
  return typeof data['gate'] === 'string' ? data['gate'] : null
}

/** A line counts the looks that ended the same way; one of an earlier version is one look. */
function timesOf({ data }: Log): number {
  return typeof data['cycles'] === 'number' ? data['cycles'] : 1
}

// A stream of rows of one account (fills, ledger rows, funding payments). The exchange sends a snapshot of the newest rows when
// the stream starts, then each row as it happens. After a reconnect the snapshot is compared with the rows known before, so
// that nothing has to be requested when nothing was missed.
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import { type AccountStream, type StreamDeps, openAccountStream } from './account-stream.ts'

/** Milliseconds. Without a snapshot by then, rows are assumed to be missing. */
const snapshotMs = 5_000
/** How many of the newest rows are kept for the comparison. */
const remembered = 200

export interface RowListener {
  /** New rows: sent as they happened, or missed during a break and found in the snapshot after it. */
  rows(rows: readonly unknown[]): void
  /** Rows may be missing. `newest`: time of the newest row that exists, 0 without any; absent: not known. */
  gap(newest?: UnixMs): void
}

export interface RowStream extends AccountStream {
  /** Whether each row is being reported as it happens. */
  isUp(): boolean
}

/** JSON of a row → its time. */
type Rows = ReadonlyMap<string, UnixMs>

/** `list`: the property of a message that holds its rows. */
export function openRowStream(
  deps: StreamDeps,
  subscription: { type: string; user: Address; aggregateByTime?: false },
  list: string,
  listener: RowListener,
): RowStream {
  let known: Rows | undefined
  let hasSnapshot = false
  let patience: NodeJS.Timeout | undefined

  function takeSnapshot(rows: readonly unknown[]): void {
    clearTimeout(patience)
    hasSnapshot = true
    const before = known
    known = newestOf(new Map(), rows)
    if (before === undefined) return listener.gap(Math.max(0, ...known.values()))
    const missed = missedSince(before, rows)
    if (missed === undefined) listener.gap()
    else if (missed.length > 0) listener.rows(missed)
  }

  function receive(data: object): void {
    const rows: unknown = Reflect.get(data, list)
    if (!Array.isArray(rows)) return listener.gap()
    if (Reflect.get(data, 'isSnapshot') === true) return takeSnapshot(rows)
    if (known !== undefined) known = newestOf(known, rows)
    listener.rows(rows)
  }

  const stream = openAccountStream(deps, subscription, {
    message: receive,
    up: () => {
      patience = setTimeout(() => {
        hasSnapshot = true
        listener.gap()
      }, snapshotMs).unref()
    },
    down: () => {
      clearTimeout(patience)
      hasSnapshot = false
    },
  })

  return {
    isUp: () => hasSnapshot,
    // The known rows may be wrong: the next snapshot counts as a first one.
    restart: () => {
      known = undefined
      stream.restart()
    },
    close: () => stream.close(),
  }
}

/** The rows of a snapshot that were not known before; undefined: it does not follow on from those, or one was taken back. */
function missedSince(before: Rows, rows: readonly unknown[]): unknown[] | undefined {
  if (before.size === 0) return rows.length === 0 ? [] : undefined
  const now = new Map(rows.map((row) => [JSON.stringify(row), row]))
  const told = [...now.values()].map(timeOf)
  const first = Math.min(...told)
  const isSeen = [...before.keys()].some((text) => now.has(text))
  const isTakenBack = [...before].some(([text, at]) => at > first && !now.has(text))
  if (!isSeen || isTakenBack) return undefined
  const since = before.size < remembered ? -Infinity : Math.min(...before.values())
  return [...now].flatMap(([text, row]) => (before.has(text) || timeOf(row) < since ? [] : [row]))
}

function newestOf(known: Rows, rows: readonly unknown[]): Rows {
  const all = new Map([...known, ...rows.map((row) => [JSON.stringify(row), timeOf(row)] as const)])
  if (all.size <= remembered) return all
  return new Map([...all].toSorted(([, a], [, b]) => b - a).slice(0, remembered))
}

function timeOf(row: unknown): UnixMs {
  const time: unknown =
    typeof row === 'object' && row !== null ? Reflect.get(row, 'time') : undefined
  return typeof time === 'number' ? time : 0
}

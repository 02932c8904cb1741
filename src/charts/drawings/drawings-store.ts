// The drawings of each market, stored in this browser. Changes since the page was opened can be undone.
import * as z from 'zod/mini'
import { readStored, writeStored } from '../../lib/kept/stored.ts'
import { drawingKinds, pointsOf, type Drawing } from './drawing.ts'

const Kept = z.array(
  z
    .object({
      id: z.string(),
      kind: z.enum(drawingKinds),
      points: z.array(z.object({ time: z.number(), price: z.number() })),
    })
    .check(z.refine(({ kind, points }) => points.length === pointsOf(kind))),
)

const mostDrawings = 100
const mostSteps = 50

export interface DrawingsStore {
  get: () => readonly Drawing[]
  subscribe: (notify: () => void) => () => void
  /** Beyond the limit the oldest drawing is removed. */
  add: (drawing: Drawing) => void
  change: (drawing: Drawing) => void
  remove: (id: string) => void
  /** Undoes the last change. */
  undo: () => void
  canUndo: () => boolean
}

const keyOf = (symbol: string) => `alura.drawings.${symbol}`
const stores = new Map<string, DrawingsStore>()

/** The same one for the same market. */
export function drawingsOf(symbol: string): DrawingsStore {
  const store = stores.get(symbol) ?? createStore(keyOf(symbol))
  stores.set(symbol, store)
  return store
}

export function createStore(key: string): DrawingsStore {
  let drawings: readonly Drawing[] = read(key)
  let past: (readonly Drawing[])[] = []
  const listeners = new Set<() => void>()

  function set(next: readonly Drawing[]): void {
    drawings = next
    writeStored(key, next.length === 0 ? null : JSON.stringify(next))
    for (const notify of listeners) notify()
  }
  function step(next: readonly Drawing[]): void {
    past = [...past, drawings].slice(-mostSteps)
    set(next)
  }

  return {
    get: () => drawings,
    subscribe(notify) {
      listeners.add(notify)
      return () => listeners.delete(notify)
    },
    add: (drawing) => step([...drawings, drawing].slice(-mostDrawings)),
    change: (drawing) => step(drawings.map((each) => (each.id === drawing.id ? drawing : each))),
    remove: (id) => step(drawings.filter((each) => each.id !== id)),
    undo() {
      const before = past.at(-1)
      if (before === undefined) return
      past = past.slice(0, -1)
      set(before)
    },
    canUndo: () => past.length > 0,
  }
}

/** Text that does not parse counts as no drawings. */
function read(key: string): readonly Drawing[] {
  try {
    const kept = Kept.safeParse(JSON.parse(readStored(key) ?? '[]'))
    return kept.success ? kept.data.slice(-mostDrawings) : []
  } catch {
    return []
  }
}

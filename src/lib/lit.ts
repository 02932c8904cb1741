// What is pointed at in one part of a session's page is highlighted in the others. Not React state, so that pointing
// does not redraw the whole page.
import { useSyncExternalStore } from 'react'

export interface Lit {
  /** The part where it was pointed at. */
  from: 'chart' | 'log' | 'position'
  /** Epoch milliseconds of the bar. */
  at: number
  /** The position that it is about. */
  positionId: string | null
  /** The log line; null when a position was pointed at. */
  logId: string | null
}

let lit: Lit | null = null
const listeners = new Set<() => void>()

export function light(next: Lit): void {
  lit = next
  for (const tell of listeners) tell()
}

/**
 * Removes a highlight that was set by this part: a chart also reports at every price change that nothing on it is
 * pointed at.
 */
export function unlight(from: Lit['from']): void {
  if (lit?.from !== from) return
  lit = null
  for (const tell of listeners) tell()
}

export function useLit(): Lit | null {
  return useSyncExternalStore(subscribe, () => lit)
}

/** Redraws only components whose highlight changes. */
export function useIsLit(isMeant: (lit: Lit) => boolean): boolean {
  return useSyncExternalStore(subscribe, () => lit !== null && isMeant(lit))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

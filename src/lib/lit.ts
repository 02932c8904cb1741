// What is pointed at on one part of a session's page lights up on the others. Beside React's state: pointing at things
// must not draw the whole page anew.
import { useSyncExternalStore } from 'react'

export interface Lit {
  /** Where it was pointed at. */
  from: 'chart' | 'log' | 'position'
  /** Epoch milliseconds: the bar, and the point of the rail. */
  at: number
  /** The position that it is about. */
  positionId: string | null
  /** The line of the log; null when a position was pointed at. */
  logId: string | null
}

let lit: Lit | null = null
const listeners = new Set<() => void>()

export function light(next: Lit): void {
  lit = next
  for (const tell of listeners) tell()
}

/** Puts out what was lit from there: a chart says at every price that nothing of it is pointed at. */
export function unlight(from: Lit['from']): void {
  if (lit?.from !== from) return
  lit = null
  for (const tell of listeners) tell()
}

export function useLit(): Lit | null {
  return useSyncExternalStore(subscribe, () => lit)
}

/** Redraws only whoever turns on or off. */
export function useIsLit(isMeant: (lit: Lit) => boolean): boolean {
  return useSyncExternalStore(subscribe, () => lit !== null && isMeant(lit))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

// A move of every market that somebody tries: all rails on screen show where it would put them.
import { useSyncExternalStore } from 'react'

let move = 0
const listeners = new Set<() => void>()

/** Signed percent of each market's price; 0 while nothing is tried. */
export function useWhatIfMove(): number {
  return useSyncExternalStore(subscribe, () => move)
}

export function setWhatIfMove(next: number): void {
  move = next
  for (const tell of listeners) tell()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

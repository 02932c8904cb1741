// A hypothetical move of every market: all sessions on screen show its effect.
import { useSyncExternalStore } from 'react'

let move = 0
const listeners = new Set<() => void>()

/** Signed percent of each market's price; 0 for none. */
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

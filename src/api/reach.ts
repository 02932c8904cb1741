// Whether the server can be reached, told by what became of the last requests: a browser that says it is online may have
// no way to the server, and one that says it is offline still has one to a server on the same machine.
import { clock } from '../lib/clock.ts'

let answeredAt = Number.NEGATIVE_INFINITY
let missedAt = Number.NEGATIVE_INFINITY
let isAway = false
const listeners = new Set<() => void>()

/** A single lost request among answered ones says nothing about the way. */
const awayAfterMs = 5_000

export function answered(): void {
  answeredAt = clock.steady()
  setAway(false)
}

export function missed(): void {
  missedAt = clock.steady()
  setAway(missedAt - answeredAt > awayAfterMs)
}

/** Nothing has come back for a while. */
export function isServerAway(): boolean {
  return isAway
}

/** Others were answered just now: what got no answer was held back on its way out. */
export function isServerNear(): boolean {
  return clock.steady() - answeredAt < awayAfterMs
}

export function onReachChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function isDeviceOffline(): boolean {
  return globalThis.navigator?.onLine === false
}

const probeMs = 3_000

/**
 * Whether a request to this address would leave the device now. A device that says it is offline is not believed before
 * a harmless request has failed: the server may be on this machine.
 */
export async function canSend(url: string): Promise<boolean> {
  if (!isDeviceOffline()) return true
  try {
    const signal = AbortSignal.timeout(probeMs)
    await fetch(new URL(url, globalThis.location?.href).origin, {
      mode: 'no-cors',
      cache: 'no-store',
      signal,
    })
    return true
  } catch {
    return false
  }
}

function setAway(next: boolean): void {
  if (next === isAway) return
  isAway = next
  for (const tell of listeners) tell()
}

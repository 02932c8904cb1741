// Whether the server can be reached, judged by the last requests: a browser that is online may have no connection to
// the server, and one that is offline still has one to a server on the same machine.
import { clock } from '../lib/clock.ts'

let answeredAt = Number.NEGATIVE_INFINITY
let missedAt = Number.NEGATIVE_INFINITY
let isAway = false
const listeners = new Set<() => void>()

/** Milliseconds. A single lost request among answered ones says nothing about the connection. */
const awayAfterMs = 5_000

export function answered(): void {
  answeredAt = clock.steady()
  setAway(false)
}

export function missed(): void {
  missedAt = clock.steady()
  setAway(missedAt - answeredAt > awayAfterMs)
}

/** Whether no answer has arrived for a while. */
export function isServerAway(): boolean {
  return isAway
}

/** Whether other requests were just answered: then an unanswered one was blocked on its way out. */
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
 * Whether a request to this address would leave the device now. A device that reports being offline is believed only
 * after a harmless request has failed, because the server may be on this machine.
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

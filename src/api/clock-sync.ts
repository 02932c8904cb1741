// Keeps the server's time known: asks for it when no other request does, and at once after the device has slept or
// its clock was set.
import { clock } from '../lib/clock.ts'
import { carry } from './carrier.ts'
import { apiUrl } from './client.ts'
import { isServerAway } from './reach.ts'

const lookEveryMs = 1_000
const askEveryMs = 60_000
/** Milliseconds. A page without prices may send no other requests. */
const askAwayEveryMs = 3_000
const patienceMs = 5_000

/** Returns a function that ends it. */
export function keepTime(): () => void {
  let askedAt = clock.steady()
  let isAsking = false

  async function ask(): Promise<void> {
    isAsking = true
    askedAt = clock.steady()
    try {
      const signal = AbortSignal.timeout(patienceMs)
      await carry(`${apiUrl}/config`, { cache: 'no-store', signal })
    } catch {
      // Other code reports that the server does not answer.
    } finally {
      isAsking = false
    }
  }

  const look = (): void => {
    const isDue = clock.steady() - askedAt > (isServerAway() ? askAwayEveryMs : askEveryMs)
    if (!isAsking && (isDue || clock.isUnsure())) void ask()
  }
  const timer = setInterval(look, lookEveryMs)
  const events = ['pageshow', 'online', 'focus'] as const
  for (const event of events) window.addEventListener(event, look)
  return () => {
    clearInterval(timer)
    for (const event of events) window.removeEventListener(event, look)
  }
}

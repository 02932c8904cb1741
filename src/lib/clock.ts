// The only source of the current time in the dashboard.
import { createServerClock } from './server-clock.ts'

export const clock = createServerClock({
  wall: () => Date.now(),
  steady: () => performance.now(),
})

/** Epoch milliseconds by the server's clock. */
export const now: () => number = clock.now

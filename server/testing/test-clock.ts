import type { Clock } from '../ops/port.ts'

/** A clock that stands still until it is moved. */
export function stoppedClock(start = 1_800_000_000_000): Clock & { advance(ms: number): void } {
  let now = start
  return Object.assign(() => now, {
    advance(ms: number) {
      now += ms
    },
  })
}

// The server's time, measured from the `Date` of its answers. It advances with the tab's monotonic counter, so that
// setting the device's clock changes nothing on screen.

export interface ClockSource {
  /** The device's own clock, epoch ms. */
  wall: () => number
  /** Cannot be set; may stand still while the device sleeps. */
  steady: () => number
}

/** When a request was sent and answered, by the monotonic counter. */
export interface Exchange {
  sent: number
  received: number
}

export interface ServerClock {
  /** Epoch ms. The device's own time until the server has answered once. */
  now: () => number
  /** The latest possible time: after a sleep the counter may be behind, until the server answers. */
  latest: () => number
  /** Converts a time by the device's clock to the server's. */
  ofDevice: (at: number) => number
  /** Milliseconds by which the device's clock is ahead of the server's; null before the first answer. */
  deviceAhead: () => number | null
  /** The device slept or its clock was set since the last answer. */
  isUnsure: () => boolean
  /** `date`: the answer's own, epoch ms in whole seconds. */
  hear: (exchange: Exchange, date: number) => void
  steady: () => number
}

/** Milliseconds: `Date` is cut to the second, and a busy server writes it a little late. */
const dateErrorMs = 1_250
/** Milliseconds: a device's two clocks drift less than this between two answers. */
const stepMs = 2_000

interface Bounds {
  low: number
  high: number
}

export function createServerClock({ wall, steady }: ClockSource): ServerClock {
  /** Server's time minus the monotonic counter. */
  let offset = wall() - steady()
  /** Device's time minus the monotonic counter, when they last agreed. */
  let deviceOffset = offset
  let bounds: Bounds | null = null

  const step = (): number => wall() - steady() - deviceOffset
  const isUnsure = (): boolean => Math.abs(step()) > stepMs
  const now = (): number => Math.floor(steady() + offset)

  return {
    now,
    latest: () => now() + (isUnsure() ? Math.max(0, Math.floor(step())) : 0),
    ofDevice: (at) => now() - (wall() - at),
    deviceAhead: () => (bounds === null ? null : Math.round(wall() - steady() - offset)),
    isUnsure: () => bounds !== null && isUnsure(),
    hear({ sent, received }, date) {
      if (isUnsure()) bounds = null
      deviceOffset = wall() - steady()
      const told = { low: date - received, high: date + dateErrorMs - sent }
      bounds = overlap(bounds, told)
      // Moved only as far as the answers require, so that the time does not jump with every answer.
      offset = Math.min(Math.max(offset, bounds.low), bounds.high)
    },
    steady,
  }
}

/** The range that both allow; when they contradict each other, a clock has drifted, and the newer is right. */
function overlap(known: Bounds | null, told: Bounds): Bounds {
  if (known === null) return told
  const both = { low: Math.max(known.low, told.low), high: Math.min(known.high, told.high) }
  return both.low <= both.high ? both : told
}

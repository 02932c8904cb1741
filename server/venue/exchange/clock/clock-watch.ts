// Reads the exchange's time now and then, and when a refused order suggests that our clock is wrong.
import { setTimeout as sleep } from 'node:timers/promises'
import type { InfoClient } from '@nktkas/hyperliquid'
import type { UnixMs } from '../../../../contract/primitives.ts'
import type { Findings } from '../../../ops/port.ts'
import type { Stopwatch } from '../transport/timed-transport.ts'
import { type VenueClock, timeOf } from './venue-clock.ts'

const everyMs = 60_000
const firstEveryMs = 2_000
/** Milliseconds. At this difference the operator has to correct the machine's clock. */
const worryingMs = 5_000
const noticedMs = 1_000

type Deps = { clock: VenueClock; findings: Findings; closing: AbortSignal }

export interface ClockWatch extends Stopwatch {
  /** Starts reading the time. */
  follow(info: InfoClient): void
  /** True when the correction has changed. Never throws. */
  askAgain(): Promise<boolean>
}

export function watchClock({ clock, findings, closing }: Deps): ClockWatch {
  let hasChanged = false
  let followed: InfoClient | undefined

  function heard(answer: unknown, sentAt: UnixMs, arrivedAt: UnixMs): void {
    const time = timeOf(answer)
    if (time === undefined) return
    hasChanged = clock.hear(time, sentAt, arrivedAt) || hasChanged
    const skewMs = clock.skewMs()
    if (skewMs !== null) findings.report('clock_skew_ms', findingOf(skewMs))
  }

  /** Asks twice: a different time is believed only when it is confirmed. */
  async function askAgain(): Promise<boolean> {
    hasChanged = false
    try {
      await followed?.exchangeStatus()
      await followed?.exchangeStatus()
    } catch {
      // Account answers contain the time, too.
    }
    return hasChanged
  }

  async function run(info: InfoClient): Promise<void> {
    while (!closing.aborted) {
      await info.exchangeStatus().catch(() => {})
      const wait = clock.skewMs() === null ? firstEveryMs : everyMs
      await sleep(wait, undefined, { signal: closing, ref: false }).catch(() => {})
    }
  }

  return {
    local: () => clock.local(),
    heard,
    follow(info) {
      followed = info
      void run(info)
    },
    askAgain,
  }
}

function findingOf(skewMs: number): Parameters<Findings['report']>[1] {
  const value = skewMs
  const size = Math.abs(skewMs)
  if (size < noticedMs) return { level: 'ok', message: 'The clocks agree', value }
  const side = skewMs > 0 ? 'behind' : 'ahead of'
  const message = `This machine’s clock is ${(size / 1_000).toFixed(1)} s ${side} the exchange’s. Orders go by the exchange’s; set the machine’s right`
  return { level: size < worryingMs ? 'warn' : 'bad', message, value }
}

// Asks the exchange what time it is, now and then and when an order says that it must be another.
import { setTimeout as sleep } from 'node:timers/promises'
import type { InfoClient } from '@nktkas/hyperliquid'
import type { Findings } from '../../ops/port.ts'
import { type VenueClock, timeOf } from './venue-clock.ts'

const everyMs = 60_000
const firstEveryMs = 2_000
/** Beyond this the operator has to set a clock. */
const worryingMs = 5_000
const noticedMs = 1_000

type Deps = { clock: VenueClock; findings: Findings; closing: AbortSignal }

export interface ClockWatch {
  /** Takes note of the time in an answer. */
  timed(request: () => Promise<unknown>): Promise<unknown>
  /** True: the correction has changed. Never throws. */
  askAgain(): Promise<boolean>
}

export function watchClock(info: InfoClient, { clock, findings, closing }: Deps): ClockWatch {
  let hasChanged = false

  async function timed(request: () => Promise<unknown>): Promise<unknown> {
    const askedAt = clock.local()
    const answer = await request()
    const time = timeOf(answer)
    if (time === undefined) return answer
    hasChanged = clock.hear(time, askedAt, clock.local()) || hasChanged
    const skewMs = clock.skewMs()
    if (skewMs !== null) findings.report('clock_skew_ms', findingOf(skewMs))
    return answer
  }

  /** Twice: what differs from before is believed when it is said again. */
  async function askAgain(): Promise<boolean> {
    hasChanged = false
    try {
      await timed(() => info.exchangeStatus())
      await timed(() => info.exchangeStatus())
    } catch {
      // Accounts tell the time too.
    }
    return hasChanged
  }

  async function run(): Promise<void> {
    while (!closing.aborted) {
      await timed(() => info.exchangeStatus()).catch(() => {})
      const wait = clock.skewMs() === null ? firstEveryMs : everyMs
      await sleep(wait, undefined, { signal: closing, ref: false }).catch(() => {})
    }
  }
  void run()

  return { timed, askAgain }
}

function findingOf(skewMs: number): Parameters<Findings['report']>[1] {
  const value = skewMs
  const size = Math.abs(skewMs)
  if (size < noticedMs) return { level: 'ok', message: 'The clocks agree', value }
  const side = skewMs > 0 ? 'behind' : 'ahead of'
  const message = `This machine’s clock is ${(size / 1_000).toFixed(1)} s ${side} the exchange’s. Orders go by the exchange’s; set the machine’s right`
  return { level: size < worryingMs ? 'warn' : 'bad', message, value }
}

// Divides the weight that one address may spend per minute. Each priority has a ceiling: visitors can never use up
// what orders need. A request without room waits, more important ones first, for a limited time and in limited
// number.
import type { WeightReading } from '../../port.ts'
import { ExchangeBusy } from '../failures.ts'
import type { WeightLedger } from './ledger.ts'
import { realNow } from './ledger.ts'
import { type Priority, priorities } from './priority.ts'

/** Share of the limit up to which a priority may spend, including what all priorities have spent. */
const ceilings: Record<Priority, number> = {
  order: 0.97,
  entry: 0.95,
  protection: 0.94,
  account: 0.72,
  market: 0.6,
  visitor: 0.49,
}
/** Milliseconds that a request waits for room before it fails with EXCHANGE_BUSY. */
const patienceMs: Record<Priority, number> = {
  order: 8_000,
  // Sent now or not at all, because the price changes meanwhile.
  entry: 0,
  protection: 10_000,
  account: 10_000,
  market: 15_000,
  visitor: 3_000,
}
const mostWaiting = 200
/** Milliseconds. Room appears through time and other processes without notice, so that it is checked this often. */
const lookEveryMs = 50
/** Milliseconds. After a refusal the less urgent priorities pause. */
const firstPauseMs = 5_000
const longestPauseMs = 30_000
const pausing: readonly Priority[] = ['account', 'market', 'visitor']
/**
 * Share of the limit. A refusal below it must be caused by someone else at this address, and says nothing about the
 * limit.
 */
const plausible = 0.5
/** Factor per minute by which a limit that was lowered after a refusal recovers. */
const forgetting = 1.1
const minuteMs = 60_000

export interface WeightBudget {
  /** Resolves when there is room; returns what was taken. Throws ExchangeBusy. */
  take(priority: Priority, weight: number): Promise<Taken>
  /** The exchange refused because of too many requests. */
  refused(): void
  read(): WeightReading
  close(): void
}

export interface Taken {
  /** The actual weight differs from what was taken. */
  correct(weight: number): void
}

interface Waiter {
  priority: Priority
  weight: number
  until: number
  enter: (taken: Taken) => void
  leave: (error: Error) => void
}

/** `venueLimit`: weight per minute, as the exchange documents it. */
export function weightBudget(
  ledger: WeightLedger,
  venueLimit: number,
  now = realNow,
): WeightBudget {
  const queues = new Map<Priority, Waiter[]>(priorities.map((priority) => [priority, []]))
  let timer: NodeJS.Timeout | undefined
  let refusals = 0
  let turnedAway = 0
  let pause = { until: -Infinity, ms: firstPauseMs }
  let learnt = { limit: venueLimit, at: now() }

  const limitNow = () =>
    Math.min(venueLimit, learnt.limit * forgetting ** ((now() - learnt.at) / minuteMs))

  const waiting = () => [...queues.values()].reduce((sum, queue) => sum + queue.length, 0)

  function tryTake(priority: Priority, weight: number): Taken | undefined {
    if (pausing.includes(priority) && now() < pause.until) return undefined
    // The lowered limit applies to all but orders: an order may risk a refusal, and is sent again.
    const limit = priority === 'order' ? venueLimit : limitNow()
    const ceiling = limit * ceilings[priority]
    // A single request may be heavier than its priority's ceiling; it is allowed when nothing else is spent.
    const at = ledger.take(weight, Math.max(ceiling, Math.min(weight, limit)))
    if (at === undefined) return undefined
    return {
      correct(actual) {
        if (actual !== weight) ledger.correct(at, actual - weight)
        if (actual < weight) letIn()
      },
    }
  }

  /** More important requests first; a heavy one is not overtaken by a lighter, less important one. */
  function letIn(): void {
    const at = now()
    let isBlocked = false
    for (const priority of priorities) {
      const queue = queues.get(priority) ?? []
      for (let first = queue[0]; first !== undefined; first = queue[0]) {
        const taken = isBlocked ? undefined : tryTake(priority, first.weight)
        if (taken !== undefined) {
          queue.shift()
          first.enter(taken)
          continue
        }
        isBlocked = true
        if (at < first.until) break
        queue.shift()
        turnedAway++
        first.leave(new ExchangeBusy())
      }
    }
    arm()
  }

  function arm(): void {
    clearTimeout(timer)
    if (waiting() > 0) timer = setTimeout(letIn, lookEveryMs)
  }

  const isFirst = (priority: Priority) =>
    priorities
      .slice(0, priorities.indexOf(priority) + 1)
      .every((each) => queues.get(each)?.length === 0)

  return {
    async take(priority, weight) {
      const taken = isFirst(priority) ? tryTake(priority, weight) : undefined
      if (taken !== undefined) return taken
      const queue = queues.get(priority) ?? []
      if (patienceMs[priority] === 0 || queue.length >= mostWaiting) {
        turnedAway++
        throw new ExchangeBusy()
      }
      return new Promise<Taken>((enter, leave) => {
        queue.push({ priority, weight, until: now() + patienceMs[priority], enter, leave })
        arm()
      })
    },
    refused() {
      refusals++
      const at = now()
      // Several refusals of requests sent together count as one.
      if (at < pause.until) return
      const used = ledger.used()
      if (used > venueLimit * plausible) learnt = { limit: Math.min(limitNow(), used), at }
      const isAgain = at - pause.until < longestPauseMs
      const ms = isAgain ? Math.min(longestPauseMs, pause.ms * 2) : firstPauseMs
      pause = { until: at + ms, ms }
    },
    read() {
      const limit = Math.floor(limitNow())
      const used = Math.max(0, Math.round(ledger.used()))
      return {
        limit,
        used,
        left: Math.max(0, limit - used),
        waiting: waiting(),
        refusals,
        turnedAway,
      }
    },
    close() {
      clearTimeout(timer)
      for (const queue of queues.values()) {
        for (const { leave } of queue.splice(0)) leave(new ExchangeBusy())
      }
      ledger.close()
    },
  }
}

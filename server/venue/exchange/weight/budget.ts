// The weight that one address may spend in a minute, divided among all that want to ask. Each priority has a ceiling of
// its own: what visitors may fill up is always far from where orders stop. Who finds no room waits, the more important
// first, for a bounded time and in bounded number.
import type { WeightReading } from '../../port.ts'
import { ExchangeBusy } from '../failures.ts'
import type { WeightLedger } from './ledger.ts'
import { realNow } from './ledger.ts'
import { type Priority, priorities } from './priority.ts'

/** Shares of the limit that a priority may fill up, with what all of them have spent. */
const ceilings: Record<Priority, number> = {
  order: 0.97,
  entry: 0.95,
  protection: 0.94,
  account: 0.72,
  market: 0.6,
  visitor: 0.49,
}
/** How long somebody waits for room before being told that the exchange is busy. */
const patienceMs: Record<Priority, number> = {
  order: 8_000,
  // Sent now or not at all: the price that it was meant for goes on.
  entry: 0,
  protection: 10_000,
  account: 10_000,
  market: 15_000,
  visitor: 3_000,
}
const mostWaiting = 200
/** Other processes, and time, make room without a word. */
const lookEveryMs = 50
/** After a refusal what can wait pauses. */
const firstPauseMs = 5_000
const longestPauseMs = 30_000
const pausing: readonly Priority[] = ['account', 'market', 'visitor']
/** Refused far from the limit: somebody else asks from this address, which is no news of the limit. */
const plausible = 0.5
/** What was learnt from a refusal is forgotten by so much a minute. */
const forgetting = 1.1
const minuteMs = 60_000

export interface WeightBudget {
  /** Resolves when there is room, with what it took. Throws ExchangeBusy. */
  take(priority: Priority, weight: number): Promise<Taken>
  /** The exchange refused, having been asked too often. */
  refused(): void
  read(): WeightReading
  close(): void
}

export interface Taken {
  /** It cost another weight than was taken. */
  correct(weight: number): void
}

interface Waiter {
  priority: Priority
  weight: number
  until: number
  enter: (taken: Taken) => void
  leave: (error: Error) => void
}

/** `venueLimit`: weight a minute, as the exchange documents it. */
export function weightBudget(
  ledger: WeightLedger,
  venueLimit: number,
  now = realNow,
): WeightBudget {
  const queues = new Map<Priority, Waiter[]>(priorities.map((priority) => [priority, []]))
  let timer: NodeJS.Timeout | undefined
  let refusals = 0
  let pause = { until: -Infinity, ms: firstPauseMs }
  let learnt = { limit: venueLimit, at: now() }

  const limitNow = () =>
    Math.min(venueLimit, learnt.limit * forgetting ** ((now() - learnt.at) / minuteMs))

  const waiting = () => [...queues.values()].reduce((sum, queue) => sum + queue.length, 0)

  function tryTake(priority: Priority, weight: number): Taken | undefined {
    if (pausing.includes(priority) && now() < pause.until) return undefined
    // What was learnt keeps the others away; an order is worth being refused, and is sent again.
    const limit = priority === 'order' ? venueLimit : limitNow()
    const ceiling = limit * ceilings[priority]
    // A single question may be heavier than a small limit allows; alone it goes through.
    const at = ledger.take(weight, Math.max(ceiling, Math.min(weight, limit)))
    if (at === undefined) return undefined
    return {
      correct(actual) {
        if (actual !== weight) ledger.correct(at, actual - weight)
        if (actual < weight) letIn()
      },
    }
  }

  /** The more important first; a heavy question is not overtaken by a lighter one of less importance. */
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
      if (patienceMs[priority] === 0 || queue.length >= mostWaiting) throw new ExchangeBusy()
      return new Promise<Taken>((enter, leave) => {
        queue.push({ priority, weight, until: now() + patienceMs[priority], enter, leave })
        arm()
      })
    },
    refused() {
      refusals++
      const at = now()
      // Answers to what was sent together are one refusal.
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
      return { limit, used, left: Math.max(0, limit - used), waiting: waiting(), refusals }
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

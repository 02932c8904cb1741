// Keeps journals up to date in the background, for everybody: writes down what closed, also before this was there or
// while no process ran, and asks for candles. Any number of processes may run it.
import type { UnixMs } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import { measureExcursions } from './measure-excursions.ts'
import { writeTrades } from './write-trades.ts'

const everyMs = 1_000
const peopleAtOnce = 20
const tradesAtOnce = 5

export interface Keeper {
  start(): void
  /** Lets the turn in progress finish. */
  stop(): Promise<void>
  /** One turn. Returns whether there is more to do now. */
  run(): Promise<boolean>
}

type Ports = Pick<Context, 'store' | 'clock' | 'newId' | 'exchange' | 'log'>

export function createKeeper(ports: Ports): Keeper {
  const { store, clock, log } = ports
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  let isRunning = false

  async function run(): Promise<boolean> {
    const waiting = await store.liveTrades.waiting(peopleAtOnce)
    for (const userId of waiting) await writeTrades(ports, userId)
    const now = clock()
    for (const userId of await store.dueTrades.unsettled(now, peopleAtOnce)) {
      await store.dueTrades.settle(userId, now)
    }
    return (await measure(now)) || waiting.length === peopleAtOnce
  }

  async function measure(now: UnixMs): Promise<boolean> {
    const due = await store.dueTrades.excursionsDue(now, tradesAtOnce)
    for (const trade of due) await measureExcursions(ports, trade)
    return due.length === tradesAtOnce
  }

  async function turn(): Promise<void> {
    try {
      await run()
    } catch (error) {
      log.error({ error: String(error) }, 'the journal could not be written; trying again')
    }
    if (isRunning) timer = setTimeout(next, everyMs)
  }

  function next(): void {
    underWay = turn()
  }

  return {
    run,
    start: () => {
      isRunning = true
      next()
    },
    stop: async () => {
      isRunning = false
      clearTimeout(timer)
      await underWay
    },
  }
}

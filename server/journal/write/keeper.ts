// Keeps journals up to date in the background, for everybody: writes down what closed, also before this was there or
// while no process ran, and asks for candles. One process does it at a time.
import type { UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import { measureExcursions } from './measure-excursions.ts'
import { replayRefusedTrade } from './replay-refused-trade.ts'
import { writeTrades } from './write-trades.ts'

/** Who reads a journal does not wait for this. */
const everyMs = 5_000
const peopleAtOnce = 20
/** Each may cost a request of some weight, which others want, too. */
const measuredAtOnce = 2

export interface Keeper {
  start(): void
  /** Lets the turn in progress finish. */
  stop(): Promise<void>
  /** One turn. */
  run(): Promise<void>
}

type Ports = Pick<Context, 'store' | 'clock' | 'newId' | 'exchange' | 'duties' | 'log'>

export function createKeeper(ports: Ports): Keeper {
  const { store, duties, clock, log } = ports
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  let isRunning = false
  /** Whose trades could not be written the last time. */
  const troubled = new Set<UserId>()

  async function run(): Promise<void> {
    // Whose trades cannot be written waits behind the others, and keeps nobody from being looked at.
    const waiting = await store.liveTrades.waiting(peopleAtOnce + troubled.size)
    const troubledLast = waiting.toSorted(
      (one, other) => Number(troubled.has(one)) - Number(troubled.has(other)),
    )
    for (const userId of troubledLast) await write(userId)
    const now = clock()
    for (const userId of await store.dueTrades.unsettled(now, peopleAtOnce)) {
      await store.dueTrades.settle(userId, now)
    }
    for (const trade of await store.dueTrades.excursionsDue(now, measuredAtOnce)) {
      await measureExcursions(ports, trade)
    }
    for (const trade of await store.refusedTrades.due(now, measuredAtOnce)) {
      await replayRefusedTrade(ports, trade)
    }
  }

  async function write(userId: UserId): Promise<void> {
    try {
      await writeTrades(ports, userId)
      troubled.delete(userId)
    } catch (error) {
      troubled.add(userId)
      log.error({ userId, error: String(error) }, 'trades could not be written; trying again')
    }
  }

  async function turn(): Promise<void> {
    try {
      if (await duties.mine('journal')) await run()
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

// Updates the leaderboard's sums every second from the queue of changes. One process does
// it at a time.
import type { Clock, Duties, Logger } from '../ops/port.ts'
import type { Store } from '../storage/store.ts'

const everyMs = 1_000

export interface Projector {
  start(): void
  /** Lets the update in progress finish. */
  stop(): Promise<void>
}

export function createProjector(deps: {
  store: Pick<Store, 'leaderboard'>
  duties: Duties
  clock: Clock
  log: Logger
}): Projector {
  const { store, duties, clock, log } = deps
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  let isRunning = false

  async function count(): Promise<void> {
    try {
      if (await duties.mine('leaderboard')) await store.leaderboard.catchUp(clock())
    } catch (error) {
      log.error({ error: String(error) }, 'the leaderboard could not be counted; trying again')
    }
    if (isRunning) timer = setTimeout(next, everyMs)
  }

  function next(): void {
    underWay = count()
  }

  return {
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

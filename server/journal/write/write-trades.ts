// Writes down what a person closed since the last time. Whoever reads or waits may call it: only one writes at a time,
// and writing twice gives the same.
import type { UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import { liveTrade } from './live-trade.ts'

/** Positions per transaction: with the embedded database nothing else runs meanwhile. */
const atOnce = 500

type Ports = Pick<Context, 'store' | 'clock' | 'newId'>

/** Returns the number of positions that were taken from the queue. */
export async function writeTrades(ports: Ports, userId: UserId): Promise<number> {
  let total = 0
  for (;;) {
    const taken = await writeSome(ports, userId)
    total += taken
    if (taken < atOnce) return total
  }
}

function writeSome({ store, clock, newId }: Ports, userId: UserId): Promise<number> {
  return store.transaction(async ({ liveTrades }) => {
    const revision = await liveTrades.nextRevision(userId)
    const ids = await liveTrades.take(userId, atOnce)
    const found = await liveTrades.closedPositions(ids)
    const closed = found.filter(({ position }) => position.status === 'closed')
    const reopened = found.filter(({ position }) => position.status !== 'closed')
    const now = clock()
    const oldest = Math.min(now, ...closed.map(({ position }) => position.openedAt))
    const funded = await liveTrades.fundedTo(userId, oldest)
    await liveTrades.write(
      userId,
      revision,
      closed.map((each) =>
        liveTrade(each, { id: newId(), now, fundedTo: funded.get(each.position.symbol) }),
      ),
    )
    if (reopened.length > 0) {
      await liveTrades.nextRevision(userId, 'deletes')
      await liveTrades.remove(reopened.map(({ position }) => position.id))
    }
    return ids.length
  })
}

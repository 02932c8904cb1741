// The balance of the viewer's account: sent at once, and after every reported change.
import type { BalanceEvent } from '../../../contract/desk/desk-streams.ts'
import type { Address, UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { BusRouter } from '../bus-router.ts'
import type { Hear } from '../offer.ts'

export type BalanceDeps = Pick<Context, 'store' | 'exchange' | 'clock' | 'log'> & {
  router: BusRouter
}

/** Milliseconds. Several changes in a row, such as the fills of one order, cause one reading. */
const pauseMs = 1_000

export function balanceFeed({ store, exchange, clock, router, log }: BalanceDeps) {
  async function read(userId: UserId): Promise<BalanceEvent | undefined> {
    const user = await store.users.byId(userId)
    if (user === undefined) return undefined
    const address = user.address as Address
    const known = exchange.told(address).account?.state ?? (await exchange.account(address))
    return {
      e: 'balance_update',
      currency: 'USDC',
      total: known.equity,
      available: known.withdrawable,
      used: known.marginUsed,
      at: new Date(clock()).toISOString(),
    }
  }

  return (userId: UserId, hear: Hear): (() => void) => {
    let isOver = false
    let waiting: NodeJS.Timeout | undefined

    function tellIn(ms: number): void {
      waiting ??= setTimeout(() => {
        waiting = undefined
        read(userId)
          .then((event) => event !== undefined && !isOver && hear(event))
          .catch((error: unknown) => log.warn({ error: String(error) }, 'no balance was told'))
      }, ms)
    }

    tellIn(0)
    const stop = router.listen(`user.${userId}.balance`, () => tellIn(pauseMs))
    return () => {
      isOver = true
      clearTimeout(waiting)
      stop()
    }
  }
}

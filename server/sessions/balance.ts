import { add, compare, maximum, subtract, toFixed } from '../../contract/decimal.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { DecimalString, UserId } from '../../contract/primitives.ts'
import type { AccountState } from '../context.ts'
import { marginUsed } from '../ledger/pnl.ts'
import type { Store } from '../storage/store.ts'

/**
 * What can be withdrawn, less what other running sessions may still use of their budgets, must cover this one. Call it
 * with the user locked: two sessions made at once must not count on the same money.
 */
export async function requireBalance(
  store: Store,
  userId: UserId,
  account: AccountState,
  budget: DecimalString,
): Promise<void> {
  const free = subtract(account.withdrawable, await reserved(store, userId))
  if (compare(free, budget) >= 0) return
  throw new ServiceError(
    'INSUFFICIENT_BALANCE',
    `The session needs ${toFixed(budget, 2)} USDC, but only ${toFixed(maximum(free, 0), 2)} is free on the exchange`,
  )
}

async function reserved(store: Store, userId: UserId): Promise<DecimalString> {
  const running = await store.sessions.running(userId)
  const live = await store.positions.liveOfUser(userId)
  return add(
    0,
    ...running.map((session) => {
      const used = marginUsed(live.filter((position) => position.sessionId === session.id))
      return maximum(subtract(session.budget, used), 0)
    }),
  )
}

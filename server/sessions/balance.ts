// What is free for another session: what can be withdrawn, less what the running ones may still use of their budgets.
import { add, compare, maximum, minimum, subtract, toFixed, zero } from '../../contract/decimal.ts'
import { ServiceError } from '../../contract/errors.ts'
import type { DecimalString, SessionId, UserId } from '../../contract/primitives.ts'
import { limits } from '../../contract/session-starts.ts'
import type { AccountState, ViewerContext } from '../context.ts'
import { marginUsed } from '../ledger/pnl.ts'
import type { Store } from '../storage/store.ts'
import { type Check, failed, passed } from './start-checks.ts'
import type { StartTerms } from './terms.ts'

/** What an account had, and the margin that sessions were known to use just before it was read. */
export interface Purse {
  account: AccountState
  used: ReadonlyMap<SessionId, DecimalString>
}

export async function readPurse({ store, exchange, viewer }: ViewerContext): Promise<Purse> {
  const used = await usedMargins(store, viewer.id)
  return { used, account: await exchange.account(viewer.address) }
}

/**
 * Of a session's margin only that counts as used which was so before the account was read, and still is: a position that
 * opened or closed in between would be counted twice. Call it with the user locked, so that two sessions made at once
 * do not count on the same money.
 */
export async function freeOf(
  store: Store,
  userId: UserId,
  { account, used }: Purse,
): Promise<DecimalString> {
  const running = await store.sessions.running(userId)
  const now = await usedMargins(store, userId)
  const promised = running.map(({ id, budget }) =>
    maximum(subtract(budget, minimum(used.get(id) ?? zero, now.get(id) ?? zero)), 0),
  )
  return maximum(subtract(account.withdrawable, add(0, ...promised)), 0)
}

async function usedMargins(store: Store, userId: UserId): Promise<Map<SessionId, DecimalString>> {
  const live = await store.positions.liveOfUser(userId)
  const bySession = Map.groupBy(live, ({ sessionId }) => sessionId)
  return new Map(Array.from(bySession, ([id, positions]) => [id, marginUsed(positions)]))
}

export function checkBalance({ contract: { budget } }: StartTerms, free: DecimalString): Check {
  const required = `${toFixed(budget, 2)} USDC`
  const actual = `${toFixed(free, 2)} USDC`
  if (compare(free, budget) >= 0) {
    return passed('balance', `${actual} is free on the exchange`, { required, actual })
  }
  const message = `The session needs ${required}, but only ${toFixed(free, 2)} is free on the exchange`
  return failed('balance', new ServiceError('INSUFFICIENT_BALANCE', message), {
    required,
    actual,
    fix: compare(free, limits.budgetMinimum) >= 0 ? 'lower_budget' : 'deposit',
  })
}

import { add, maximum, subtract } from '../../../../../contract/decimal.ts'
import type { DecimalString } from '../../../../../contract/primitives.ts'
import type { Session } from '../../../../../contract/sessions/sessions.ts'
import type { Profile } from '../../../../../contract/people/user.ts'

/**
 * USDC that a new session may use: what can be withdrawn, less what running sessions have not yet put into positions
 * of their budgets. The server counts it session by session and has the last word.
 */
export function freeBudget(
  account: Pick<Profile['account'], 'withdrawable' | 'marginUsed'>,
  running: readonly Pick<Session, 'budget'>[],
): DecimalString {
  const budgets = add(0, ...running.map(({ budget }) => budget))
  const reserved = maximum(0, subtract(budgets, account.marginUsed))
  return maximum(0, subtract(account.withdrawable, reserved))
}

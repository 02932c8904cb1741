// The curve is sampled and asked for rarely; what the account is worth is known live. One end for both, so that no number
// on the page contradicts another.
import { absolute, add, compare, multiply, subtract } from '../../../contract/decimal.ts'
import type { Profile } from '../../../contract/people/user.ts'
import type { Equity } from './equity-summary.ts'

/** Of the equity: a change beyond it since the last sample may be money paid in or out, which is no profit. */
const mostShare = 0.01

/** The curve until what the account is worth now; null when it has changed so much that the curve must be asked for again. */
export function untilNow(
  equity: Equity,
  account: Pick<Profile['account'], 'equity' | 'at'>,
): Equity | null {
  const last = equity.points.at(-1)
  if (last === undefined || compare(last.equity, account.equity) === 0) return equity
  const change = subtract(account.equity, last.equity)
  if (compare(absolute(change), multiply(absolute(last.equity), mostShare)) > 0) return null
  const at = Math.max(last.at, account.at ?? last.at)
  const end = { at, equity: account.equity, pnl: add(last.pnl, change) }
  return { ...equity, points: [...equity.points.slice(0, at > last.at ? undefined : -1), end] }
}

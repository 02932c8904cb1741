// The account's result of the current UTC day over all ways to trade: its equity now against its equity at the day's
// start.
import { add, maximum, negate, subtract } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import { dailyDrawdownPercent } from '../../../engine/risk/limits.ts'
import type { Store } from '../../storage/store.ts'
import type { AccountState } from '../../venue/port.ts'

const dayMs = 86_400_000

export interface Day {
  /** USDC. Equity at the start of the day, plus deposits since. */
  startEquity: DecimalString
  /** USDC, signed: what the account has earned since the day began, open positions at the mark. */
  net: DecimalString
  /** USDC, unsigned; 0 on a day with a profit. */
  loss: DecimalString
  drawdownPercent: DecimalString
}

interface Look {
  userId: UserId
  account: Pick<AccountState, 'equity' | 'at'>
  now: UnixMs
  /** Earlier readings of the equity, where known; oldest first. */
  past?: readonly { at: UnixMs; equity: DecimalString }[]
}

export function startOfDay(at: UnixMs): UnixMs {
  return Math.floor(at / dayMs) * dayMs
}

/**
 * The first look of a day sets the starting equity, from `past` where given. Deposits and withdrawals count as
 * neither profit nor loss.
 */
export async function dayOf(store: Store, { userId, account, now, past = [] }: Look): Promise<Day> {
  const day = startOfDay(now)
  const kept = await store.equityDays.of(userId, day)
  const began = kept ?? (await store.equityDays.begin({ userId, day, ...beginning(past) }))
  const entries = await store.ledgerEntries.since(userId, began.at)
  const paid = add('0', ...entries.filter(({ at }) => at > began.at).map(({ amount }) => amount))
  const startEquity = add(began.equity, maximum(paid, 0))
  const net = subtract(account.equity, add(began.equity, paid))
  const loss = maximum(negate(net), 0)
  return { startEquity, net, loss, drawdownPercent: dailyDrawdownPercent({ startEquity, loss }) }

  function beginning(samples: NonNullable<Look['past']>): { equity: DecimalString; at: UnixMs } {
    const before = samples.findLast(({ at }) => at <= day)
    const { equity, at } = before ?? { equity: account.equity, at: account.at ?? now }
    return { equity, at }
  }
}

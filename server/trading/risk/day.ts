// How the UTC day has gone for an account, over all ways to trade: what it is worth now against what it began the day with.
import { add, maximum, negate, subtract } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import { dailyDrawdownPercent } from '../../../engine/risk/limits.ts'
import type { Store } from '../../storage/store.ts'
import type { AccountState } from '../../venue/port.ts'

const dayMs = 86_400_000

export interface Day {
  /** USDC, as the day began, with what was paid in since. */
  startEquity: DecimalString
  /** USDC, signed: what the account has earned since the day began, open positions at the mark. */
  net: DecimalString
  /** USDC, unsigned; 0 on a day that is up. */
  loss: DecimalString
  drawdownPercent: DecimalString
}

interface Look {
  userId: UserId
  account: Pick<AccountState, 'equity' | 'at'>
  now: UnixMs
  /** What it was worth before, where somebody kept it; oldest first. */
  past?: readonly { at: UnixMs; equity: DecimalString }[]
}

export function startOfDay(at: UnixMs): UnixMs {
  return Math.floor(at / dayMs) * dayMs
}

/** The first look of a day says what it began with, from the past where that is told. Transfers are nobody's profit or loss. */
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

// The account's result of the current UTC day over all ways to trade: its equity now against its equity at the day's
// start.
import { add, maximum, negate, subtract } from '../../../contract/decimal.ts'
import type { Address, DecimalString, UnixMs, UserId } from '../../../contract/primitives.ts'
import { dailyDrawdownPercent } from '../../../engine/risk/limits.ts'
import type { Store } from '../../storage/store.ts'
import type { AccountState, EquitySample, Exchange } from '../../venue/port.ts'

const dayMs = 86_400_000
/** Milliseconds. Equity known this close to the start of the day counts as its start. */
const soonMs = 300_000

export interface Day {
  /** USDC. Equity at the start of the day, plus deposits since. */
  startEquity: DecimalString
  /** USDC, signed: what the account has earned since the day began, open positions at the mark. */
  net: DecimalString
  /** USDC, unsigned; 0 on a day with a profit. */
  loss: DecimalString
  drawdownPercent: DecimalString
}

interface Deps {
  store: Store
  exchange: Pick<Exchange, 'equityHistory'>
}

interface Look {
  userId: UserId
  account: Pick<AccountState, 'equity' | 'at'>
  now: UnixMs
}

function startOfDay(at: UnixMs): UnixMs {
  return Math.floor(at / dayMs) * dayMs
}

/**
 * Deposits and withdrawals count as neither profit nor loss. The first look of a day, for whichever way to trade,
 * keeps what it began with. Throws what the exchange port throws.
 */
export async function dayOf(deps: Deps, look: Look): Promise<Day> {
  const { store } = deps
  const { userId, account, now } = look
  const day = startOfDay(now)
  const began = (await store.equityDays.of(userId, day)) ?? (await begin(deps, look, day))
  const entries = await store.ledgerEntries.since(userId, began.at)
  const paid = add('0', ...entries.filter(({ at }) => at > began.at).map(({ amount }) => amount))
  const startEquity = add(began.equity, maximum(paid, 0))
  const net = subtract(account.equity, add(began.equity, paid))
  const loss = maximum(negate(net), 0)
  return { startEquity, net, loss, drawdownPercent: dailyDrawdownPercent({ startEquity, loss }) }
}

async function begin(deps: Deps, look: Look, day: UnixMs) {
  const { at, equity } = await beginning(deps, look, day)
  return deps.store.equityDays.begin({ userId: look.userId, day, at, equity })
}

/** Of the equity around the start of the day: as sampled here, as the exchange's history has it, or as it is now. */
async function beginning(
  { store, exchange }: Deps,
  { userId, account, now }: Look,
  day: UnixMs,
): Promise<Pick<EquitySample, 'at' | 'equity'>> {
  const current = { equity: account.equity, at: account.at ?? now }
  const sampled = await store.equitySamples.since(userId, day - soonMs)
  const before = sampled.findLast(({ at }) => at <= day)
  if (before !== undefined) return before
  if (now - day < soonMs) return current
  const user = await store.users.byId(userId)
  if (user === undefined) throw new Error(`user ${userId} vanished`)
  // Addresses are validated before they are stored.
  const past = await exchange.equityHistory(user.address as Address, '24h')
  return past.findLast(({ at }) => at <= day) ?? sampled[0] ?? current
}

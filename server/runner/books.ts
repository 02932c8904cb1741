// Before anything is decided: what the exchange knows, in our books.
import type { Asset } from '../../contract/market.ts'
import type { AccountState } from '../context.ts'
import type { SessionRow } from '../storage/sessions.ts'
import { type Desk, addressOf } from './desk.ts'
import { syncFills, syncFillsIfDue } from './fills.ts'
import { settleOrders } from './settle-orders.ts'

export async function assetOf(desk: Desk, session: SessionRow): Promise<Asset> {
  const assets = await desk.exchange.assets()
  const asset = assets.find((candidate) => candidate.assetIndex === session.assetIndex)
  if (asset === undefined) throw new Error(`${session.symbol} is no longer traded`)
  return asset
}

export async function refreshAccount(desk: Desk, session: SessionRow): Promise<AccountState> {
  const account = await desk.exchange.account(await addressOf(desk, session.userId))
  desk.memory.accounts.set(session.userId, account)
  return account
}

/** Orders in doubt are asked about, new fills are booked. */
export async function bringBooksUpToDate(
  desk: Desk,
  session: SessionRow,
  account: AccountState,
): Promise<void> {
  const before = await desk.store.orders.unsettled(session.id)
  const after = await settleOrders(desk, session)
  if (after.length < before.length) await syncFills(desk, session.userId)
  else await syncFillsIfDue(desk, session.userId, account)
}

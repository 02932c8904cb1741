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

/** One read serves all sessions of an account for a moment, which ends with each order that goes out. */
export async function readAccount(
  desk: Desk,
  session: SessionRow,
  maxAgeMs = desk.timing.account,
): Promise<AccountState> {
  const { reads, accounts } = desk.memory
  const { userId } = session
  const last = reads.get(userId)
  if (last !== undefined && desk.clock() - last.at < maxAgeMs) return last.account
  const read = {
    at: desk.clock(),
    account: addressOf(desk, userId).then((address) => desk.exchange.account(address)),
  }
  reads.set(userId, read)
  try {
    const account = await read.account
    accounts.set(userId, account)
    return account
  } catch (error) {
    if (reads.get(userId) === read) reads.delete(userId)
    throw error
  }
}

/** Orders in doubt are asked about, new fills are booked. `isClosing`: the server itself is about to close. */
export async function bringBooksUpToDate(
  desk: Desk,
  session: SessionRow,
  account: AccountState,
  isClosing: boolean,
): Promise<void> {
  const before = await desk.store.orders.unsettled(session.id)
  const after = await settleOrders(desk, session, isClosing)
  if (after.length < before.length) await syncFills(desk, session.userId)
  else await syncFillsIfDue(desk, session.userId, account)
}

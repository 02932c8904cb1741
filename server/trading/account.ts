// Before anything is decided: what the exchange knows, in our books.
import type { Asset } from '../../contract/market/market.ts'
import type { AccountState } from '../venue/port.ts'
import type { Mandate } from './mandate.ts'
import { type TradingContext, addressOf } from './trading-context.ts'
import { syncFills, syncFillsIfDue } from './fills/sync-fills.ts'
import { settleOrders } from './orders/settle-orders.ts'
import { watchEntries } from './positions/resting-entries.ts'

export async function assetOf(ctx: TradingContext, mandate: Mandate): Promise<Asset> {
  const assets = await ctx.exchange.assets()
  const asset = assets.find((candidate) => candidate.assetIndex === mandate.assetIndex)
  if (asset === undefined) throw new Error(`${mandate.symbol} is no longer traded`)
  return asset
}

/** One read serves all sessions of an account for a moment, which ends with each order that goes out. */
export async function readAccount(
  ctx: TradingContext,
  mandate: Mandate,
  maxAgeMs = ctx.timing.account,
): Promise<AccountState> {
  const { reads, accounts } = ctx.memory
  const { userId } = mandate
  const last = reads.get(userId)
  if (last !== undefined && ctx.clock() - last.at < maxAgeMs) return last.account
  const read = {
    at: ctx.clock(),
    account: addressOf(ctx, userId).then((address) => ctx.exchange.account(address)),
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

/**
 * Orders in doubt are asked about, new fills are booked. `isClosing`: the server itself is about to close. `fillsAgeMs`:
 * how old the last reading of them may be while the account's sizes stay.
 */
export async function bringBooksUpToDate(
  ctx: TradingContext,
  mandate: Mandate,
  account: AccountState,
  isClosing: boolean,
  fillsAgeMs = ctx.timing.fills,
): Promise<void> {
  const before = await ctx.store.orders.unsettled(mandate.id)
  const after = await settleOrders(ctx, mandate, isClosing)
  await watchEntries(ctx, mandate)
  if (after.length < before.length) await syncFills(ctx, mandate.userId)
  else await syncFillsIfDue(ctx, mandate.userId, account, fillsAgeMs)
}

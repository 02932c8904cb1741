// Before anything is decided: what the exchange knows, in our books.
import type { AccountState, ListedAsset } from '../venue/port.ts'
import type { Mandate } from './mandate.ts'
import { type TradingContext, addressOf } from './trading-context.ts'
import { syncFills, syncFillsIfDue } from './fills/sync-fills.ts'
import { settleOrders } from './orders/settle-orders.ts'
import { watchEntries } from './positions/resting-entries.ts'

export async function assetOf(ctx: TradingContext, mandate: Mandate): Promise<ListedAsset> {
  const { assetIndex, symbol } = mandate
  const asset = await ctx.exchange.market(
    assetIndex,
    isDoubtful(ctx, mandate) ? ctx.timing.doubt : undefined,
  )
  // The exchange takes no index away. One that it does not list any more is as good as delisted: nothing is sent there.
  return asset ?? { symbol, assetIndex, maxLeverage: 1, szDecimals: 0, isDelisted: true }
}

/** No price, or refusals: it may have been delisted. */
function isDoubtful(
  { memory, exchange, clock, timing }: TradingContext,
  { id, symbol }: Mandate,
): boolean {
  const mark = exchange.mark(symbol)
  const isSilent = mark === null || clock() - mark.at > timing.doubt
  const isRefused = [...memory.refusedCloses.values()].some(({ mandateId }) => mandateId === id)
  return isSilent || isRefused || memory.retryAt.has(id)
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

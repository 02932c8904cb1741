// The steps before any decision: read the account from the exchange and bring the database up to date with it.
import type { AccountState, ListedAsset } from '../venue/port.ts'
import type { Mandate } from './mandates/mandate.ts'
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
  // An asset's index never changes and is never reused. One that is not listed any more is treated as delisted: no
  // order is sent for it.
  return asset ?? { symbol, assetIndex, maxLeverage: 1, szDecimals: 0, isDelisted: true }
}

/** No recent price, or refused orders: the market may have been delisted. */
function isDoubtful(
  { memory, exchange, clock, timing }: TradingContext,
  { id, symbol }: Mandate,
): boolean {
  const mark = exchange.mark(symbol)
  const isSilent = mark === null || clock() - mark.at > timing.doubt
  const isRefused = [...memory.refusedCloses.values()].some(({ mandateId }) => mandateId === id)
  return isSilent || isRefused || memory.retryAt.has(id)
}

/** One reading is shared by all mandates of an account for `maxAgeMs`. Each order that is sent discards it. */
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
 * Asks the exchange about orders whose outcome is unknown and books new fills. `isClosing`: the server itself is
 * about to close. `fillsAgeMs`: the greatest age of the last reading of fills while the account's sizes have not
 * changed.
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

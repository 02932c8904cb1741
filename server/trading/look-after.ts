// What every look begins with, whoever holds the mandate: books up to date, questions settled, positions guarded.
import type { Authority } from '../../contract/people/authority.ts'
import type { AccountState, ListedAsset, MarkPrice } from '../venue/port.ts'
import type { PositionRow } from '../storage/trading/positions.ts'
import { isMarkOld } from '../../engine/sessions/exits.ts'
import { assetOf, bringBooksUpToDate, readAccount } from './account.ts'
import { mayClose, noteAuthority, readAuthority } from './authority.ts'
import type { TradingContext } from './trading-context.ts'
import type { Mandate } from './mandate.ts'
import { accountInCalm, fillsAge, isCalm } from './follow/calm.ts'
import { leaveUnaccounted } from './closing/leave-position.ts'
import { cancelLeftovers } from './orders/triggers.ts'
import { breakEvenWhereDue } from './positions/break-even.ts'
import { protectPositions } from './positions/protect.ts'
import { settlePositions } from './positions/settle-positions.ts'

export interface Scene {
  mandate: Mandate
  asset: ListedAsset
  account: AccountState
  /** It was read for this look. Else it may be late: whoever is about to act looks again. */
  isRead: boolean
  /** Undefined: nobody could say yet. */
  authority: Authority | undefined
  /** As fresh as can be had; null: no price has arrived yet. Its age is for whoever decides to judge. */
  mark: MarkPrice | null
  /** Not closed, oldest first. */
  live: PositionRow[]
}

/** `isClosing`: everything is about to be closed. Throws ServiceError when the exchange cannot be asked. */
export async function lookAfter(
  ctx: TradingContext,
  mandate: Mandate,
  isClosing: boolean,
): Promise<Scene> {
  const asset = await assetOf(ctx, mandate)
  // What becomes of a delisted market is read, not only told.
  if (asset.isDelisted) ctx.memory.doubted.add(mandate.id)
  const calm = await isCalm(ctx, mandate, isClosing)
  const account = calm ? await accountInCalm(ctx, mandate) : await readAccount(ctx, mandate)
  ctx.memory.doubted.delete(mandate.id)
  const fillsAgeMs = await fillsAge(ctx, mandate, calm)
  await bringBooksUpToDate(ctx, mandate, account, isClosing, fillsAgeMs)
  const settled = await settlePositions(ctx, mandate)
  const authority = await readAuthority(ctx, mandate)
  await noteAuthority(ctx, mandate, authority)
  if (!calm) await leaveUnaccounted(ctx, { mandate, asset, account }, settled)
  if (mayClose(authority)) await cancelLeftovers(ctx, mandate)
  if (asset.isDelisted) {
    const mark = ctx.exchange.mark(asset.symbol)
    const live = await unsettled(ctx, mandate)
    return { mandate, asset, account, isRead: true, authority, mark, live }
  }
  if (mayClose(authority)) await protectPositions(ctx, mandate, asset, settled)
  const mark = await ctx.exchange.freshMark(asset.symbol)
  let live = await ctx.store.positions.live(mandate.id)
  if (
    mark !== null &&
    !isOldMark(ctx, mark) &&
    mayClose(authority) &&
    (await breakEvenWhereDue(ctx, { mandate, asset, live }, mark))
  ) {
    live = await ctx.store.positions.live(mandate.id)
  }
  const rank = live.length > 0 ? 2 : 1
  ctx.memory.needs.set(mandate.id, { userId: mandate.userId, rank, at: ctx.clock() })
  return { mandate, asset, account, isRead: !calm, authority, mark, live }
}

/** Nothing may be closed or moved by it. */
export function isOldMark({ clock }: Pick<TradingContext, 'clock'>, mark: MarkPrice): boolean {
  return isMarkOld(clock() - mark.at)
}

/** The exchange closes what is open of a delisted market: nothing is sent, and it is waited for. */
async function unsettled(ctx: TradingContext, { id, symbol }: Mandate): Promise<PositionRow[]> {
  const { delisted } = ctx.memory
  const live = await ctx.store.positions.live(id)
  if (live.length === 0) delisted.delete(id)
  else if (!delisted.has(id)) delisted.set(id, { symbol, since: ctx.clock() })
  return live
}

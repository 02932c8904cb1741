// The first steps of every look, whoever holds the mandate: bring the books up to date, settle open orders, guard
// positions.
import type { Authority } from '../../contract/people/authority.ts'
import type { AccountState, ListedAsset, MarkPrice } from '../venue/port.ts'
import type { PositionRow } from '../storage/trading/positions.ts'
import { isMarkOld } from '../../engine/sessions/exits.ts'
import { assetOf, bringBooksUpToDate, readAccount } from './account.ts'
import { mayClose, noteAuthority, readAuthority } from './authority.ts'
import type { TradingContext } from './trading-context.ts'
import type { Mandate } from './mandates/mandate.ts'
import { accountFromStreams, fillsAge, isQuiet } from './follow/streamed-account.ts'
import { writeOffUnaccounted } from './closing/write-off-position.ts'
import { cancelLeftovers } from './orders/triggers.ts'
import { breakEvenWhereDue } from './positions/break-even.ts'
import { protectPositions } from './positions/protect.ts'
import { settlePositions } from './positions/settle-positions.ts'

export interface Scene {
  mandate: Mandate
  asset: ListedAsset
  account: AccountState
  /**
   * Whether the account was read for this look. If not, it may be out of date, and whoever is about to act looks
   * again.
   */
  isRead: boolean
  /** Undefined when the exchange did not answer yet. */
  authority: Authority | undefined
  /** The newest mark; null before the first. Its age is not checked here: the caller decides what is too old. */
  mark: MarkPrice | null
  /** Positions that are not closed, oldest first. */
  live: PositionRow[]
}

/** `isClosing`: all positions are about to be closed. Throws ServiceError when the exchange cannot be reached. */
export async function lookAfter(
  ctx: TradingContext,
  mandate: Mandate,
  isClosing: boolean,
): Promise<Scene> {
  ctx.memory.resting.delete(mandate.id)
  const asset = await assetOf(ctx, mandate)
  // For a delisted market the account is read, as streams do not report everything.
  if (asset.isDelisted) ctx.memory.doubted.add(mandate.id)
  const quiet = await isQuiet(ctx, mandate, isClosing)
  const isStreamed = quiet && !ctx.memory.doubted.has(mandate.id)
  const account = isStreamed
    ? await accountFromStreams(ctx, mandate)
    : await readAccount(ctx, mandate)
  ctx.memory.doubted.delete(mandate.id)
  const fillsAgeMs = await fillsAge(ctx, mandate, quiet)
  await bringBooksUpToDate(ctx, mandate, account, isClosing, fillsAgeMs)
  const settled = await settlePositions(ctx, mandate)
  const authority = await readAuthority(ctx, mandate)
  await noteAuthority(ctx, mandate, authority)
  if (!isStreamed) await writeOffUnaccounted(ctx, { mandate, asset, account }, settled)
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
  const isGuarded = live.every(
    ({ status, protection }) => status === 'open' && protection === 'on_exchange',
  )
  if (isStreamed && isGuarded) ctx.memory.resting.add(mandate.id)
  const rank = live.length > 0 ? 2 : 1
  ctx.memory.needs.set(mandate.id, { userId: mandate.userId, rank, at: ctx.clock() })
  return { mandate, asset, account, isRead: !isStreamed, authority, mark, live }
}

/** Whether the mark is too old to close or move anything by it. */
export function isOldMark({ clock }: Pick<TradingContext, 'clock'>, mark: MarkPrice): boolean {
  return isMarkOld(clock() - mark.at)
}

/** The exchange itself settles the open positions of a delisted market, so that nothing is sent and the look waits. */
async function unsettled(ctx: TradingContext, { id, symbol }: Mandate): Promise<PositionRow[]> {
  const { delisted } = ctx.memory
  const live = await ctx.store.positions.live(id)
  if (live.length === 0) delisted.delete(id)
  else if (!delisted.has(id)) delisted.set(id, { symbol, since: ctx.clock() })
  return live
}

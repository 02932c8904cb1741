// What every look begins with, whoever holds the mandate: books up to date, questions settled, positions guarded.
import { ServiceError } from '../../contract/errors.ts'
import type { Authority } from '../../contract/people/authority.ts'
import type { Asset } from '../../contract/market/market.ts'
import type { AccountState, MarkPrice } from '../venue/port.ts'
import type { PositionRow } from '../storage/trading/positions.ts'
import { assetOf, bringBooksUpToDate, readAccount } from './account.ts'
import { mayClose, noteAuthority, readAuthority } from './authority.ts'
import type { TradingContext } from './trading-context.ts'
import type { Mandate } from './mandate.ts'
import { cancelLeftovers } from './orders/triggers.ts'
import { breakEvenWhereDue } from './positions/break-even.ts'
import { protectPositions } from './positions/protect.ts'
import { settlePositions } from './positions/settle-positions.ts'

export interface Scene {
  mandate: Mandate
  asset: Asset
  account: AccountState
  /** Undefined: nobody could say yet. */
  authority: Authority | undefined
  mark: MarkPrice
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
  const account = await readAccount(ctx, mandate)
  await bringBooksUpToDate(ctx, mandate, account, isClosing)
  const settled = await settlePositions(ctx, mandate)
  const authority = await readAuthority(ctx, mandate)
  await noteAuthority(ctx, mandate, authority)
  if (mayClose(authority)) {
    await cancelLeftovers(ctx, mandate)
    await protectPositions(ctx, mandate, asset, settled)
  }
  const mark = ctx.exchange.mark(asset.symbol)
  if (mark === null) throw new ServiceError('EXCHANGE_UNAVAILABLE', 'no price has arrived yet')
  let live = await ctx.store.positions.live(mandate.id)
  if (mayClose(authority) && (await breakEvenWhereDue(ctx, { mandate, asset, live }, mark))) {
    live = await ctx.store.positions.live(mandate.id)
  }
  return { mandate, asset, account, authority, mark, live }
}

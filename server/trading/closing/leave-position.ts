// Positions that end in our books without a fill: what the exchange does not close, or does not hold any more.
import { absolute, multiply, toFixed } from '../../../contract/decimal.ts'
import { write } from '../journal.ts'
import type { Mandate } from '../mandate.ts'
import { openSizeOf, positionPnlOf } from '../pnl.ts'
import type { TradingContext } from '../trading-context.ts'
import type { AccountState, ListedAsset } from '../../venue/port.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import { closesRefusedOf, enoughRefusals } from './stuck-closes.ts'

interface Scene {
  mandate: Mandate
  asset: ListedAsset
  account: AccountState
}

/** What is left counts at its entry price. False: it was closed already. */
export async function leavePosition(
  ctx: TradingContext,
  mandate: Mandate,
  { id }: Pick<PositionRow, 'id'>,
  how: 'dust' | 'unaccounted',
): Promise<boolean> {
  const left = await write(ctx, async (store, journal) => {
    const position = await store.positions.forUpdate(id)
    if (position === undefined || position.status === 'closed') return false
    const at = ctx.clock()
    const size = openSizeOf(position)
    const mark = ctx.exchange.mark(position.symbol)?.mark ?? null
    await store.positions.close(id, how, at)
    await store.targets.cancelPending(id)
    await store.trades.closeIfDone(mandate.id, at)
    const { net } = positionPnlOf(position, null)
    await ctx.holders.get(mandate.kind)?.positionClosed?.(store, { position, net, at })
    const notional = mark === null ? null : toFixed(absolute(multiply(size, mark)), 2)
    const { side, symbol } = position
    await journal.log(mandate, {
      level: 'warn',
      kind: 'risk',
      reason: { code: 'position_left', values: { how, side, symbol, size, notional } },
      tradeId: position.tradeId,
      positionId: id,
      data: { closeReason: how, size, notional },
    })
    journal.changed(mandate, 'position.changed', id)
    journal.changed(mandate, 'notification')
    return true
  })
  if (left) {
    ctx.memory.refusedCloses.delete(id)
    ctx.memory.retryAt.delete(id)
    ctx.memory.absent.delete(id)
  }
  return left
}

/**
 * Ends positions of which the exchange holds nothing while its fills tell of no end: only after it has refused to close them,
 * or has delisted their market, and some time to tell of it late.
 */
export async function leaveUnaccounted(
  ctx: TradingContext,
  { mandate, asset, account }: Scene,
  live: PositionRow[],
): Promise<void> {
  for (const position of live) {
    const { id, side, symbol, status, userId } = position
    const held = account.positions.find((each) => each.symbol === symbol)
    const isHeld = held !== undefined && held.size.startsWith('-') === (side === 'short')
    const isRefused = closesRefusedOf(ctx, id, 'nothing_to_close') >= enoughRefusals
    if (isHeld || status !== 'open' || !(isRefused || asset.isDelisted)) {
      ctx.memory.absent.delete(id)
      continue
    }
    const since = ctx.memory.absent.get(id) ?? ctx.clock()
    ctx.memory.absent.set(id, since)
    if (ctx.clock() - since < ctx.timing.unaccounted) ctx.memory.synced.delete(userId)
    else await leavePosition(ctx, mandate, position, 'unaccounted')
  }
}

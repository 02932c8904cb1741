// Ends positions in the database without a fill: those that the exchange does not close, or does not hold any more.
import { absolute, multiply, toFixed } from '../../../contract/decimal.ts'
import { write } from '../journal.ts'
import type { Mandate } from '../mandates/mandate.ts'
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

/** The rest is booked as closed at its entry price. False when the position was closed already. */
export async function writeOffPosition(
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
 * Ends positions that the exchange does not hold while its fills do not show a close. Only after it has refused to
 * close them or has delisted their market, and after it had time to report a late fill.
 */
export async function writeOffUnaccounted(
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
    else await writeOffPosition(ctx, mandate, position, 'unaccounted')
  }
}

// Closes the net position of one market. Parts that belong to sessions are closed through their mandate, so that its
// log records who closed and at what price; the rest is closed directly.
import { randomBytes } from 'node:crypto'
import { bytesToHex } from 'viem'
import type * as contract from '../../../contract/endpoints.ts'
import type { AssetCloseResult } from '../../../contract/trading/account.ts'
import { absolute, add, compare, minimum, sign, subtract } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { CloseResult } from '../../../contract/trading/positions.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import type { ViewerContext } from '../../context.ts'
import type { AccountPosition } from '../../venue/port.ts'
import { inWords } from '../../people/index.ts'
import { markOf } from '../own-position.ts'
import { openSizeOf } from '../pnl.ts'
import type { Verb } from '../../route.ts'
import { marketLimit } from '../orders/prices.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'

type Part = Omit<AssetCloseResult, 'symbol'>
type IndexedAsset = Asset & { assetIndex: number }

export const closeAsset: Verb<ViewerContext, typeof contract.closeAsset> = async ({
  ctx,
  input: { body },
}) => {
  const assets = await ctx.exchange.assets()
  const asset = assets.find(({ assetIndex }) => assetIndex === body.assetIndex)
  if (asset === undefined) throw new ServiceError('NOT_FOUND', 'There is no such market')
  const { positions } = await ctx.exchange.account(ctx.viewer.address)
  const held = positions.find(({ symbol }) => symbol === asset.symbol)
  if (held === undefined) {
    throw new ServiceError('POSITION_NOT_OPEN', `You hold no ${asset.symbol}`)
  }
  return closeHeld(ctx, asset, held)
}

/** Returns one result for all parts. Failures are part of the result, not thrown. */
export async function closeHeld(
  ctx: ViewerContext,
  asset: IndexedAsset,
  held: AccountPosition,
): Promise<AssetCloseResult> {
  const side = sign(held.size) > 0 ? 'long' : 'short'
  const live = await ctx.store.positions.liveOfUser(ctx.viewer.id)
  const owned = live.filter((row) => row.symbol === asset.symbol && row.side === side)
  const ownedSize = add(0, ...owned.map(openSizeOf))
  const foreign = subtract(absolute(held.size), ownedSize)
  const parts: Part[] = []
  for (const position of owned) parts.push(await closeOwned(ctx, position))
  if (sign(foreign) > 0) parts.push(await closeForeign(ctx, asset, held, foreign))
  return { symbol: asset.symbol, ...together(parts) }
}

async function closeOwned(ctx: ViewerContext, position: PositionRow): Promise<Part> {
  try {
    const outcome = await ctx.runner.closePosition(position.id, 1)
    // Something else closed it meanwhile, or its entry is not answered yet.
    if (outcome.result === 'not_open')
      return stillThere(await ctx.store.positions.byId(position.id))
    const { result, message } = outcome
    return { result, ...(message !== undefined && { message }) }
  } catch (error) {
    if (error instanceof ServiceError) return { result: 'failed', message: error.message }
    throw error
  }
}

function stillThere(position: PositionRow | undefined): Part {
  if (position === undefined || position.status === 'closed') return { result: 'closed' }
  return { result: 'unknown', message: `A position is still ${position.status}` }
}

/** Reduce-only, so that it can never open a position the other way round. */
async function closeForeign(
  { authority, exchange, runner, viewer, log }: ViewerContext,
  asset: IndexedAsset,
  held: AccountPosition,
  size: DecimalString,
): Promise<Part> {
  const known = authority.known(viewer.id)
  if (known?.mayClose === false) return { result: 'failed', message: inWords(known) }
  const mid = (await exchange.freshMid(asset.symbol)) ?? markOf(held)
  const isBuy = sign(held.size) < 0
  const [outcome] = await exchange.placeOrders(
    viewer.id,
    [
      {
        cloid: bytesToHex(randomBytes(16)),
        assetIndex: asset.assetIndex,
        isBuy,
        size: minimum(size, absolute(held.size)),
        limitPrice: marketLimit(mid, isBuy, asset.szDecimals),
        reduceOnly: true,
        type: 'limit',
        timeInForce: 'immediate',
      },
    ],
    'unowned',
  )
  await runner.syncFills(viewer.id).catch((error: unknown) => {
    log.warn({ userId: viewer.id, error: String(error) }, 'fills could not be read')
  })
  if (outcome?.status === 'filled') {
    return { result: compare(outcome.size, size) < 0 ? 'partial' : 'closed' }
  }
  if (outcome?.status === 'rejected') return { result: 'failed', message: outcome.message }
  return { result: 'unknown', message: 'The exchange did not answer: look at your positions' }
}

/** The worst result of all parts, so that a position that is still open is never reported as closed. */
function together(parts: Part[]): Part {
  const order: CloseResult[] = ['unknown', 'failed', 'partial', 'closed']
  const [worst] = parts.toSorted((a, b) => order.indexOf(a.result) - order.indexOf(b.result))
  if (worst === undefined) return { result: 'closed' }
  const isMixed = worst.result === 'failed' && parts.some(({ result }) => result !== 'failed')
  return isMixed ? { ...worst, result: 'partial' } : worst
}

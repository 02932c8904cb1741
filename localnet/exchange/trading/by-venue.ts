// Positions that the exchange closes itself, without an order and without a fee: settlement when a market is
// delisted, and deleveraging of a winner against another account's bankruptcy.
import { absolute, minimum, sign } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import type { Amount } from '../storage/amount.ts'
import type { Fill, Order } from '../storage/order-records.ts'
import type { Position } from '../storage/records.ts'
import type { Venue } from '../venue.ts'
import { execute } from './fills.ts'
import { finish } from './orders.ts'
import { settle } from './settle.ts'

export function isDelisted(venue: Venue, asset: number): boolean {
  return venue.asset(asset)?.isDelisted === true || hasEnded(venue, asset)
}

/** Whether the market was delisted while this exchange existed. */
export function hasEnded(venue: Venue, asset: number): boolean {
  return venue.store.get('delisting', asset) !== undefined
}

/** Cancels orders, settles positions at the mark, and ends trading. */
export function delist(venue: Venue, asset: number) {
  for (const order of venue.store.openOrders.values()) {
    if (order.asset === asset) finish(venue, order, 'delistedCanceled')
  }
  for (const position of venue.store.all('position')) {
    if (position.asset !== asset) continue
    closeByVenue(venue, position, absolute(position.szi), { dir: 'Settlement', liquidation: null })
  }
  venue.store.put('delisting', asset, { asset, time: venue.at })
}

/** `size`: base units, at most the position. `liquidation`: as the fill reports it. */
export function deleverage(
  venue: Venue,
  position: Position,
  size: Amount,
  liquidation: Fill['liquidation'],
) {
  const part = minimum(size, absolute(position.szi))
  const order = closeByVenue(venue, position, part, { dir: 'Auto-Deleveraging', liquidation })
  // Orders that guarded the closed position are cancelled.
  settle(venue, order)
}

/** Uses an order number that no order has. */
function closeByVenue(
  venue: Venue,
  { user, asset, szi }: Position,
  size: Amount,
  byVenue: { dir: string; liquidation: Fill['liquidation'] },
): Order {
  const px = venue.mark(asset)
  const order: Order = {
    oid: venue.next('nextOid'),
    user,
    asset,
    isBuy: sign(szi) < 0,
    limitPx: px,
    origSz: size,
    sz: size,
    reduceOnly: true,
    tif: null,
    trigger: null,
    isPositionTpsl: false,
    cloid: null,
    builder: null,
    placedAt: venue.at,
    stage: 'done',
    status: 'filled',
    statusAt: venue.at,
    parentOid: null,
    group: null,
  }
  execute(venue, order, { px, sz: size, crossed: true, byVenue })
  venue.store.remove('order', order.oid)
  return order
}

/** An account that a deleveraging could have been for. */
export const bankrupt: HexAddress = '0x00000000000000000000000000000000000b4ac0'

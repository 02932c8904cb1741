// When an account's equity is below its maintenance margin, its positions are closed at the market, largest first,
// until it is above again. A loss beyond its money is covered by the exchange and recorded.
import { absolute, add, compare, negate, sign, subtract } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import { valueAccount } from '../rules/margin.ts'
import type { AccountValue, PositionValue } from '../rules/margin.ts'
import type { Amount } from '../storage/amount.ts'
import type { Order } from '../storage/order-records.ts'
import type { Venue } from '../venue.ts'
import { credit, hashOf } from './fills.ts'
import { take } from './matching.ts'
import { finish } from './orders.ts'
import { settle } from './settle.ts'

const highestPrice = '1000000000000'

export function isLiquidatable({ cross, maintenance, positions }: AccountValue): boolean {
  return positions.some(({ isIsolated }) => !isIsolated) && compare(cross.equity, maintenance) < 0
}

/** Isolated positions with less than their maintenance margin are liquidated individually. */
export function liquidateIsolated(venue: Venue, user: HexAddress) {
  for (const value of valueAccount(venue, user).positions) {
    if (!value.isIsolated || compare(value.marginUsed, value.maintenance) >= 0) continue
    const before = valueAccount(venue, user).cross.equity
    record(venue, user, [value], { notional: value.notional, accountValue: value.marginUsed })
    closeAtMarket(venue, value)
    // An isolated position loses only its own margin; the exchange covers the rest.
    cover(venue, user, subtract(before, valueAccount(venue, user).cross.equity))
  }
}

function record(
  venue: Venue,
  user: HexAddress,
  values: PositionValue[],
  { notional, accountValue }: { notional: Amount; accountValue: Amount },
) {
  const liquidation = {
    lid: venue.next('nextLid'),
    user,
    time: venue.at,
    notional,
    accountValue,
    isIsolated: values.every(({ isIsolated }) => isIsolated),
    positions: values.map(({ asset, position }) => ({ asset: asset.index, szi: position.szi })),
  }
  venue.store.put('liquidation', liquidation.lid, liquidation)
  venue.emit({ type: 'liquidation', liquidation })
}

export function liquidate(venue: Venue, user: HexAddress) {
  const before = valueAccount(venue, user)
  const shared = before.positions.filter(({ isIsolated }) => !isIsolated)
  const { notional, equity: accountValue } = before.cross
  const largestFirst = [...shared].sort((a, b) => compare(b.notional, a.notional))
  for (const value of largestFirst) {
    if (!isLiquidatable(valueAccount(venue, user))) break
    closeAtMarket(venue, value)
  }
  record(venue, user, shared, { notional, accountValue })
  coverShortfall(venue, user)
}

function closeAtMarket(venue: Venue, { position, asset }: PositionValue) {
  for (const order of venue.store.openOrdersOf(position.user)) {
    if (order.asset === position.asset) finish(venue, order, 'liquidatedCanceled')
  }
  const size = absolute(position.szi)
  const isBuy = sign(position.szi) < 0
  const order: Order = {
    oid: venue.next('nextOid'),
    user: position.user,
    asset: asset.index,
    isBuy,
    limitPx: isBuy ? highestPrice : '0',
    origSz: size,
    sz: size,
    reduceOnly: true,
    tif: 'LiquidationMarket',
    trigger: null,
    isPositionTpsl: false,
    cloid: null,
    builder: null,
    placedAt: venue.at,
    stage: 'resting',
    status: 'open',
    statusAt: venue.at,
    parentOid: null,
    group: null,
  }
  venue.store.put('order', order.oid, order)
  const taken = take(venue, order, size, true)
  const done = sign(taken.order.sz) === 0
  settle(venue, finish(venue, taken.order, done ? 'filled' : 'canceled'))
}

function coverShortfall(venue: Venue, user: HexAddress) {
  const account = venue.account(user)
  if (account === undefined || sign(account.cash) >= 0) return
  if (venue.store.positionsOf(user).length > 0) return
  cover(venue, user, negate(account.cash))
}

/** Does nothing for zero or less. */
function cover(venue: Venue, user: HexAddress, usdc: Amount) {
  if (sign(usdc) <= 0) return
  credit(venue, user, usdc, '0')
  const ledger = venue.ledger()
  venue.store.put('ledger', '', { ...ledger, shortfall: add(ledger.shortfall, usdc) })
  const id = `shortfall ${venue.next('nextTid')}`
  const hash = hashOf(id)
  const kind = 'shortfall' as const
  const transfer = { id, user, kind, usdc, time: venue.at, hash, credited: true }
  venue.store.put('transfer', id, transfer)
  venue.emit({ type: 'transfer', transfer })
}

// One execution: changes position, cash, fees and the market maker's side together. Everything is exact: size ×
// price never has more than 6 decimals, and the entry price is stored as the position's cost, so that averaging does
// not round.
import { createHash } from 'node:crypto'
import {
  absolute,
  add,
  compare,
  divide,
  isZero,
  minimum,
  multiply,
  negate,
  sign,
  subtract,
} from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import { isIsolated, pocketAfter } from '../rules/isolated.ts'
import { leverageOf } from '../rules/margin.ts'
import { fundingAfterTrade } from '../rules/funding.ts'
import { builderFeeOf, toUsdc, tradingFee } from '../rules/fees.ts'
import type { Amount } from '../storage/amount.ts'
import type { Fill, Order } from '../storage/order-records.ts'
import type { Position } from '../storage/records.ts'
import type { Venue } from '../venue.ts'

export interface Execution {
  px: Amount
  sz: Amount
  /** True for the side that took liquidity. */
  crossed: boolean
  liquidation?: boolean
  /** Closed by the exchange itself, without a fee. */
  byVenue?: Pick<Fill, 'dir' | 'liquidation'>
}

/** Fills a part of `order` and returns the order with what remains. */
export function execute(venue: Venue, order: Order, execution: Execution): Order {
  const { px, sz, crossed, liquidation = false, byVenue } = execution
  const { store } = venue
  const delta = order.isBuy ? sz : negate(sz)
  const key = positionKey(order.user, order.asset)
  const before = store.get('position', key)
  const moved = movePosition(before ?? flat(order.user, order.asset), delta, px)
  if (isZero(moved.position.szi)) store.remove('position', key)
  else {
    const funding = fundingAfterTrade(before, moved.position)
    const held = { ...moved.position, funding }
    const pocket = pocketOf(venue, before, held, px)
    store.put('position', key, pocket === undefined ? held : { ...held, pocket })
  }

  const notional = multiply(sz, px)
  const ownFee = byVenue === undefined ? tradingFee(notional, crossed) : '0'
  const builderFee = order.builder === null ? '0' : builderFeeOf(notional, order.builder.fee)
  const fee = add(ownFee, builderFee)
  credit(venue, order.user, subtract(moved.closedPnl, fee), notional)
  if (order.builder !== null) credit(venue, order.builder.address, builderFee, '0')
  takeOtherSide(venue, order.asset, delta, px, ownFee)

  const tid = tradeId(venue.next('nextTid'))
  const fill: Fill = {
    tid,
    oid: order.oid,
    user: order.user,
    asset: order.asset,
    isBuy: order.isBuy,
    px,
    sz,
    time: venue.at,
    startPosition: before?.szi ?? '0',
    dir: byVenue?.dir ?? direction(before, moved.position.szi, liquidation),
    closedPnl: moved.closedPnl,
    hash: hashOf('fill', order.oid, tid),
    crossed,
    fee,
    builderFee,
    cloid: order.cloid,
    liquidation: liquidation
      ? { liquidatedUser: order.user, markPx: venue.mark(order.asset), method: 'market' }
      : (byVenue?.liquidation ?? null),
    ...(order.twapId === undefined ? {} : { twapId: order.twapId }),
  }
  store.put('fill', tid, fill)
  venue.emit({ type: 'fill', fill })
  const remaining = { ...order, sz: subtract(order.sz, sz) }
  store.put('order', order.oid, remaining)
  return remaining
}

export function positionKey(user: HexAddress, asset: number): string {
  return `${user} ${asset}`
}

export function hashOf(...parts: (string | number)[]): HexAddress {
  return `0x${createHash('sha256').update(parts.join(' ')).digest('hex')}`
}

/** Adds to an account's cash; a builder that never deposited has no account and receives nothing. */
export function credit(venue: Venue, user: HexAddress, usdc: Amount, traded: Amount) {
  const account = venue.account(user)
  if (account === undefined) return
  venue.store.put('account', user, {
    ...account,
    cash: add(account.cash, usdc),
    volume: add(account.volume, traded),
  })
}

function flat(user: HexAddress, asset: number): Position {
  return { user, asset, szi: '0', cost: '0' }
}

/** The entry price is averaged when a position grows and stays when it shrinks. */
function movePosition(position: Position, delta: Amount, px: Amount) {
  const grows = sign(position.szi) === 0 || sign(position.szi) === sign(delta)
  if (grows) {
    return {
      position: {
        ...position,
        szi: add(position.szi, delta),
        cost: add(position.cost, multiply(delta, px)),
      },
      closedPnl: '0',
    }
  }
  const size = absolute(position.szi)
  const closed = minimum(size, absolute(delta))
  const released =
    compare(closed, size) === 0
      ? position.cost
      : toUsdc(divide(multiply(position.cost, closed), size))
  const closedDelta = multiply(closed, sign(delta))
  const opened = subtract(delta, closedDelta)
  return {
    position: {
      ...position,
      szi: add(position.szi, delta),
      cost: add(subtract(position.cost, released), multiply(opened, px)),
    },
    closedPnl: subtract(negate(multiply(closedDelta, px)), released),
  }
}

/** Undefined for cross margin. */
function pocketOf(
  venue: Venue,
  before: Position | undefined,
  after: Position,
  px: Amount,
): Amount | undefined {
  const asset = venue.asset(after.asset)
  const account = venue.account(after.user)
  if (asset === undefined || !isIsolated(account, asset)) return undefined
  return pocketAfter(before, after, { px, leverage: leverageOf(account, asset) })
}

function takeOtherSide(venue: Venue, asset: number, delta: Amount, px: Amount, fee: Amount) {
  const ledger = venue.ledger()
  venue.store.put('ledger', '', {
    ...ledger,
    makerCash: add(ledger.makerCash, multiply(delta, px)),
    makerSizes: {
      ...ledger.makerSizes,
      [asset]: subtract(ledger.makerSizes[asset] ?? '0', delta),
    },
    fees: add(ledger.fees, fee),
  })
}

function direction(position: Position | undefined, after: Amount, liquidation: boolean): string {
  const before = position?.szi ?? '0'
  const was = sign(before) < 0 ? 'Short' : 'Long'
  const kind = position?.pocket === undefined ? 'Cross' : 'Isolated'
  if (liquidation) return `Liquidated ${kind} ${was}`
  if (sign(before) === 0) return sign(after) > 0 ? 'Open Long' : 'Open Short'
  if (sign(before) === -sign(after) && sign(after) !== 0) {
    return `${was} > ${was === 'Long' ? 'Short' : 'Long'}`
  }
  return compare(absolute(after), absolute(before)) > 0 ? `Open ${was}` : `Close ${was}`
}

/** Spread over 50 bits like real ids, and still unique, because multiplication by an odd number is a permutation. */
function tradeId(sequence: number): number {
  return Number((BigInt(sequence) * 0x2545f4914f6cdn) % 2n ** 50n)
}

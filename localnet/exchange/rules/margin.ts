// Margin: all cross positions share the account's money, each isolated position has its own. Formulas as in
// Hyperliquid's margin pages.
import {
  absolute,
  add,
  compare,
  divide,
  maximum,
  multiply,
  sign,
  subtract,
} from '../../../contract/decimal.ts'
import type { HexAddress, MarketAsset } from '../../types.ts'
import type { Amount } from '../storage/amount.ts'
import type { Order } from '../storage/order-records.ts'
import type { Account, Position } from '../storage/records.ts'
import type { Venue } from '../venue.ts'
import { isIsolated } from './isolated.ts'
import { liquidationAt, maintenanceMargin } from './margin-tiers.ts'
import { defaultLeverage } from './universe.ts'

export interface PositionValue {
  position: Position
  asset: MarketAsset
  leverage: number
  mark: Amount
  /** USDC: size × mark, unsigned. */
  notional: Amount
  unrealized: Amount
  /** USDC: the initial margin of a cross position, all the margin of an isolated one. */
  marginUsed: Amount
  maintenance: Amount
  isIsolated: boolean
}

/** Equity, and `rawUsd` = equity − Σ size × mark. */
interface Pot {
  equity: Amount
  notional: Amount
  marginUsed: Amount
  rawUsd: Amount
}

export interface AccountValue extends Pot {
  /** The money shared by cross positions, without isolated margin. */
  cross: Pot
  /** Maintenance margin of the cross positions. */
  maintenance: Amount
  withdrawable: Amount
  positions: PositionValue[]
}

export function leverageOf(account: Account | undefined, asset: MarketAsset): number {
  return account?.leverage[asset.index] ?? defaultLeverage(asset)
}

export function valueAccount(venue: Venue, user: HexAddress): AccountValue {
  const account = venue.account(user)
  const positions = venue.store.positionsOf(user).flatMap((position) => {
    const asset = venue.asset(position.asset)
    return asset === undefined ? [] : [valuePosition(venue, account, asset, position)]
  })
  const cash = account?.cash ?? '0'
  const shared = positions.filter(({ isIsolated }) => !isIsolated)
  const pockets = positions.map(({ position }) => position.pocket ?? '0')
  const cross = potOf(subtract(cash, add('0', ...pockets)), shared)
  const held = maximum(cross.marginUsed, multiply(cross.notional, '0.1'))
  return {
    ...potOf(cash, positions),
    cross,
    maintenance: add('0', ...shared.map(({ maintenance }) => maintenance)),
    withdrawable: maximum(0, subtract(cross.equity, held)),
    positions,
  }
}

function potOf(cash: Amount, positions: PositionValue[]): Pot {
  const equity = add(cash, ...positions.map(({ unrealized }) => unrealized))
  const held = positions.map(({ position, mark }) => multiply(position.szi, mark))
  return {
    equity,
    notional: add('0', ...positions.map(({ notional }) => notional)),
    marginUsed: add('0', ...positions.map(({ marginUsed }) => marginUsed)),
    rawUsd: subtract(equity, add('0', ...held)),
  }
}

function valuePosition(
  venue: Venue,
  account: Account | undefined,
  asset: MarketAsset,
  position: Position,
): PositionValue {
  const mark = venue.mark(asset.index)
  const leverage = leverageOf(account, asset)
  const notional = multiply(absolute(position.szi), mark)
  const unrealized = subtract(multiply(position.szi, mark), position.cost)
  const { pocket } = position
  return {
    position,
    asset,
    leverage,
    mark,
    notional,
    unrealized,
    marginUsed: pocket === undefined ? divide(notional, leverage) : add(pocket, unrealized),
    isIsolated: pocket !== undefined,
    maintenance: maintenanceMargin(asset, notional),
  }
}

/** Null when no price above zero would liquidate the position, all other prices unchanged. */
export function liquidationPrice(account: AccountValue, value: PositionValue): Amount | null {
  const { position, asset, mark } = value
  const side = sign(position.szi)
  if (side === 0) return null
  // Of the common money what others need is not there for this one.
  const others = subtract(account.maintenance, value.maintenance)
  const equity = value.isIsolated ? value.marginUsed : subtract(account.cross.equity, others)
  return liquidationAt(asset, { size: absolute(position.szi), mark, equity, side })
}

interface Exposure {
  asset: number
  isBuy: boolean
  sz: Amount
}

/**
 * The initial margin needed if, for each asset, the worse of "all its buys fill" and "all its sells fill" happened.
 * Reduce-only and waiting trigger orders need none.
 */
export function requiredMargin(venue: Venue, user: HexAddress): Amount {
  return marginFor(venue, user, restingOrders(venue, user))
}

/**
 * True when the account can afford the order after paying `cost` (fees and slippage), or when the order reduces
 * risk.
 */
export function canAfford(venue: Venue, order: Order, cost: Amount): boolean {
  const others = restingOrders(venue, order.user).filter(({ oid }) => oid !== order.oid)
  const before = marginFor(venue, order.user, others)
  const after = marginFor(venue, order.user, [...others, order])
  if (compare(after, before) <= 0) return true
  return compare(subtract(valueAccount(venue, order.user).cross.equity, cost), after) >= 0
}

function restingOrders(venue: Venue, user: HexAddress): Order[] {
  return venue.store
    .openOrdersOf(user)
    .filter((order) => order.stage === 'resting' && !order.reduceOnly)
}

function marginFor(venue: Venue, user: HexAddress, exposures: Exposure[]): Amount {
  const account = venue.account(user)
  const sizes = new Map(
    venue.store.positionsOf(user).map((position) => [position.asset, position.szi]),
  )
  const buys = new Map<number, Amount>()
  const sells = new Map<number, Amount>()
  for (const { asset, isBuy, sz } of exposures) {
    const total = isBuy ? buys : sells
    total.set(asset, add(total.get(asset) ?? '0', sz))
  }
  const assets = new Set([...sizes.keys(), ...buys.keys(), ...sells.keys()])
  return add(
    ...[...assets].map((index) => {
      const asset = venue.asset(index)
      if (asset === undefined) return '0'
      const szi = sizes.get(index) ?? '0'
      const exposure = maximum(
        absolute(add(szi, buys.get(index) ?? '0')),
        absolute(subtract(szi, sells.get(index) ?? '0')),
      )
      // An isolated position's existing part is covered by its own margin.
      const own = isIsolated(account, asset) ? absolute(szi) : '0'
      const carried = maximum(0, subtract(exposure, own))
      return divide(multiply(carried, venue.mark(index)), leverageOf(account, asset))
    }),
  )
}

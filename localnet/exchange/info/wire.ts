// Converts records to the protocol's format. The exchange writes decimals with at least one decimal place: "12.0".
import type {
  ClearinghouseStateResponse,
  FrontendOpenOrdersResponse,
  OpenOrdersResponse,
  UserFillsResponse,
} from '@nktkas/hyperliquid'
import {
  divide,
  isZero,
  multiply,
  absolute,
  round,
  sign,
  subtract,
} from '../../../contract/decimal.ts'
import { isPooled } from '../elsewhere/elsewhere.ts'
import type { HexAddress } from '../../types.ts'
import { fundingPaidBy } from '../rules/funding.ts'
import { liquidationPrice, valueAccount } from '../rules/margin.ts'
import type { AccountValue, PositionValue } from '../rules/margin.ts'
import { toUsdc } from '../rules/fees.ts'
import type { Amount } from '../storage/amount.ts'
import type { Fill, Order, OrderStatus } from '../storage/order-records.ts'
import { triggersAbove } from '../trading/checks.ts'
import { fillableSize } from '../trading/orders.ts'
import type { Venue } from '../venue.ts'

export type WireFill = UserFillsResponse[number] & {
  liquidation?: NonNullable<Fill['liquidation']>
}
/** The exchange itself sends TWAP slices, so that they have no request's hash. */
const noHash: HexAddress = `0x${'0'.repeat(64)}`
export type WireOrder = OpenOrdersResponse[number]
export type WireFrontendOrder = FrontendOpenOrdersResponse[number]
export type WireAccount = ClearinghouseStateResponse

export function wire(value: Amount): string {
  return value.includes('.') ? value : `${value}.0`
}

function usd(value: Amount): string {
  return wire(toUsdc(value))
}

export function coinOf(venue: Venue, asset: number): string {
  return venue.asset(asset)?.name ?? `@${asset}`
}

export function wireFill(venue: Venue, fill: Fill): WireFill {
  return {
    coin: coinOf(venue, fill.asset),
    px: wire(fill.px),
    sz: wire(fill.sz),
    side: fill.isBuy ? 'B' : 'A',
    time: fill.time,
    startPosition: wire(fill.startPosition),
    dir: fill.dir,
    closedPnl: wire(fill.closedPnl),
    hash: fill.twapId === undefined ? fill.hash : noHash,
    oid: fill.oid,
    crossed: fill.crossed,
    fee: wire(fill.fee),
    ...(isZero(fill.builderFee) ? {} : { builderFee: wire(fill.builderFee) }),
    tid: fill.tid,
    feeToken: 'USDC',
    twapId: fill.twapId ?? null,
    ...(fill.cloid === null ? {} : { cloid: fill.cloid }),
    ...(fill.liquidation === null ? {} : { liquidation: fill.liquidation }),
  }
}

export function wireOrder(venue: Venue, order: Order): WireOrder {
  return {
    coin: coinOf(venue, order.asset),
    side: order.isBuy ? 'B' : 'A',
    limitPx: wire(order.limitPx),
    ...sizes(venue, order),
    oid: order.oid,
    timestamp: order.placedAt,
    ...(order.cloid === null ? {} : { cloid: order.cloid }),
    ...(order.reduceOnly ? { reduceOnly: true as const } : {}),
  }
}

export function wireFrontendOrder(venue: Venue, order: Order): WireFrontendOrder {
  const { trigger } = order
  const children = venue.store
    .openOrdersOf(order.user)
    .filter((other) => other.parentOid === order.oid && other.stage === 'waitingForFill')
  return {
    coin: coinOf(venue, order.asset),
    side: order.isBuy ? 'B' : 'A',
    limitPx: wire(order.limitPx),
    ...sizes(venue, order),
    oid: order.oid,
    timestamp: order.placedAt,
    triggerCondition:
      trigger === null ? 'N/A' : `Price ${triggersAbove(order) ? 'above' : 'below'} ${trigger.px}`,
    isTrigger: trigger !== null,
    triggerPx: wire(trigger?.px ?? '0'),
    children: children.map((child) => wireFrontendOrder(venue, child)),
    isPositionTpsl: order.isPositionTpsl,
    reduceOnly: order.reduceOnly,
    orderType: orderType(order),
    tif: order.tif,
    cloid: order.cloid,
  }
}

export interface WireOrderStatus {
  order: WireFrontendOrder
  status: OrderStatus
  statusTimestamp: number
}

export function wireOrderStatus(venue: Venue, order: Order): WireOrderStatus {
  return {
    order: wireFrontendOrder(venue, order),
    status: order.status,
    statusTimestamp: order.statusAt,
  }
}

/** Child orders of an order that is still open are shown inside it. */
export function openOrdersShown(venue: Venue, user: HexAddress): Order[] {
  return venue.store
    .openOrdersOf(user)
    .filter(({ stage }) => stage !== 'waitingForFill')
    .sort((a, b) => b.placedAt - a.placedAt || b.oid - a.oid)
}

export function wireAccount(venue: Venue, user: HexAddress): WireAccount {
  const account = valueAccount(venue, user)
  const pooled = isPooled(venue, user)
  const summaryOf = ({ equity, notional, rawUsd, marginUsed }: typeof account.cross) =>
    pooled
      ? nothing
      : {
          accountValue: usd(equity),
          totalNtlPos: usd(notional),
          totalRawUsd: usd(rawUsd),
          totalMarginUsed: usd(marginUsed),
        }
  return {
    marginSummary: summaryOf(account),
    crossMarginSummary: summaryOf(account.cross),
    crossMaintenanceMarginUsed: usd(account.maintenance),
    withdrawable: pooled ? '0.0' : wire(round(account.withdrawable, 6, 'down')),
    assetPositions: account.positions.map((value) => ({
      type: 'oneWay',
      position: wirePosition(account, value, venue.account(user)?.fundingPaid),
    })),
    time: venue.at,
  }
}

/** For an account whose money is reported with its spot balances. */
const nothing = {
  accountValue: '0.0',
  totalNtlPos: '0.0',
  totalRawUsd: '0.0',
  totalMarginUsed: '0.0',
}

/** Funding is positive when it was paid. */
function wirePosition(
  account: AccountValue,
  value: PositionValue,
  fundingPaid: Record<string, Amount> = {},
) {
  const { position, asset } = value
  const places = 6 - asset.szDecimals
  const liquidation = liquidationPrice(account, value)
  const entryValue = absolute(position.cost)
  const { sinceOpen, sinceChange } = fundingPaidBy(position)
  return {
    coin: asset.name,
    szi: wire(position.szi),
    leverage:
      position.pocket === undefined
        ? { type: 'cross' as const, value: value.leverage }
        : {
            type: 'isolated' as const,
            value: value.leverage,
            rawUsd: usd(subtract(position.pocket, position.cost)),
          },
    entryPx: wire(round(divide(position.cost, position.szi), places)),
    positionValue: usd(value.notional),
    unrealizedPnl: usd(value.unrealized),
    returnOnEquity: wire(round(multiply(divide(value.unrealized, entryValue), value.leverage), 10)),
    liquidationPx: liquidation === null ? null : wire(round(liquidation, places)),
    marginUsed: usd(value.marginUsed),
    maxLeverage: asset.maxLeverage,
    cumFunding: {
      allTime: wire(fundingPaid[asset.index] ?? '0'),
      sinceOpen: wire(sinceOpen),
      sinceChange: wire(sinceChange),
    },
  }
}

/** An order that guards the whole position has the position's current size. */
function sizes(venue: Venue, order: Order): { sz: string; origSz: string } {
  if (order.isPositionTpsl && order.stage === 'waitingForTrigger') {
    const size = wire(fillableSize(venue, order))
    return { sz: size, origSz: size }
  }
  const left = sign(order.sz) < 0 ? '0' : order.sz
  return { sz: wire(left), origSz: wire(order.origSz) }
}

function orderType({ trigger, tif }: Order): WireFrontendOrder['orderType'] {
  if (trigger === null)
    return tif === 'FrontendMarket' || tif === 'LiquidationMarket' ? 'Market' : 'Limit'
  if (trigger.tpsl === 'tp') return trigger.isMarket ? 'Take Profit Market' : 'Take Profit Limit'
  return trigger.isMarket ? 'Stop Market' : 'Stop Limit'
}

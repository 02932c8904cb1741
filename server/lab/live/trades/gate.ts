// Holds a program's order against the rules, as a trade by hand: sized down by the four constraints and the trader's
// budget, then the nine checks. Changes nothing.
import {
  add,
  compare,
  divide,
  fromNumber,
  maximum,
  minimum,
  multiply,
  round,
  sign,
  subtract,
} from '../../../../contract/decimal.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { Asset as Market } from '../../../../contract/market/market.ts'
import type { DecimalString, Side } from '../../../../contract/primitives.ts'
import { marketLimits } from '../../../../engine/market-limits.ts'
import { roundPrice, roundSize } from '../../../../engine/precision.ts'
import { type RiskCheck, checkTrade } from '../../../../engine/risk/checks.ts'
import type { ViewerContext } from '../../../context.ts'
import { freshPrice, refusalOf, riskAccount } from '../../../desk/index.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import { limitsOf, roomIn } from '../../../trading/index.ts'
import { exchangeTerms } from '../../../venue/index.ts'
import type { ListedAsset } from '../../../venue/port.ts'
import { traderMoney } from './trader-money.ts'

export interface ProgramOrder {
  asset: ListedAsset
  side: Side
  /** Base units, as the program wants it. */
  wished: DecimalString
  leverage: number
  stop: DecimalString | null
  target: DecimalString | null
}

export interface AllowedOrder extends ProgramOrder {
  /** Base units, at most what was wished. */
  quantity: DecimalString
  markPrice: DecimalString
  /** USDC. */
  margin: DecimalString
  checks: RiskCheck[]
  mostPositions: number
}

export interface RefusedOrder {
  refused: string
  checks: RiskCheck[] | null
  stop: DecimalString | null
}

/** Half of the way to liquidation, in percent of the price, is the widest protective stop. */
const widest = 50

export interface Room {
  /** Base units: the largest size at leverage 1, and at the largest leverage. */
  largest: DecimalString
  leveraged: DecimalString
  leverage: number
  smallest: DecimalString
  /** USDC. */
  minimumOrder: DecimalString
}

/** How much more the trader may open, by all rules, with its protective stop. Throws what the exchange port throws. */
export async function roomFor(
  ctx: ViewerContext,
  trader: TraderRow,
  symbol: string,
): Promise<Room> {
  const asset = (await ctx.exchange.assets()).find((each) => each.symbol === symbol)
  if (asset === undefined) throw new ServiceError('NOT_FOUND', `${symbol} is not traded`)
  const measured = await measure(ctx, asset, 'long', trader)
  const { markPrice, risk, market, limits } = measured
  const leverage = Math.max(1, Math.min(limits.maxLeverage, market.maxLeverage))
  const most = (times: number) => {
    const order = { asset, side: 'long', leverage: times, stop: null } as const
    const stopPrice = stopOf(trader, order, markPrice)
    const draft = {
      side: order.side,
      entryPrice: markPrice,
      stopPrice,
      targets: [],
      leverage: times,
    }
    return checkTrade({ ...draft, quantity: null }, risk, market, limits).size.quantity
  }
  return {
    largest: most(1),
    leveraged: most(leverage),
    leverage,
    smallest: round(divide(market.minimumNotional, markPrice), asset.szDecimals, 'up'),
    minimumOrder: market.minimumNotional,
  }
}

/** Throws what the exchange port throws. */
export async function passGate(
  ctx: ViewerContext,
  trader: TraderRow,
  order: ProgramOrder,
): Promise<AllowedOrder | RefusedOrder> {
  const { asset, side, leverage } = order
  const { symbol, szDecimals } = asset
  const { account, markPrice, limits, measured, risk, market } = await measure(
    ctx,
    asset,
    side,
    trader,
  )
  const held = account.positions.find((each) => each.symbol === symbol)
  if (held !== undefined && sign(held.size) === (side === 'long' ? -1 : 1)) {
    const other = side === 'long' ? 'short' : 'long'
    return no(`The account is ${other} in ${symbol}, and the exchange would net the two`)
  }
  const stop = stopOf(trader, order, markPrice)
  if (stop !== null && compare(stop, markPrice) !== (side === 'long' ? -1 : 1)) {
    return no(`The stop ${stop} is on the wrong side of the price ${markPrice}`)
  }
  const target =
    order.target && roundPrice(order.target, szDecimals, side === 'long' ? 'down' : 'up')
  if (target !== null && compare(target, markPrice) !== (side === 'long' ? 1 : -1)) {
    return no(`The target ${target} is on the wrong side of the price ${markPrice}`)
  }
  const draft = {
    side,
    entryPrice: markPrice,
    stopPrice: stop,
    targets: target === null ? [] : [target],
    leverage,
  }
  const most = checkTrade({ ...draft, quantity: null }, risk, market, limits).size.quantity
  const quantity = minimum(roundSize(order.wished, szDecimals), most)
  const verdict = checkTrade({ ...draft, quantity }, risk, market, limits)
  const checks = [...verdict.checks]
  const refusal = refusalOf(verdict, { market: symbol, promised: measured.promised })
  if (refusal !== undefined) return { refused: refusal.message, checks, stop }
  return {
    ...order,
    stop,
    target,
    quantity,
    markPrice,
    margin: verdict.margin,
    checks,
    mostPositions: limits.maxOpenPositions,
  }

  function no(refused: string): RefusedOrder {
    return { refused, checks: null, stop: order.stop }
  }
}

/** What an order is held against: the account, the price, the person's limits and what is left of the budget. */
async function measure(ctx: ViewerContext, asset: Market, side: Side, trader: TraderRow) {
  const { symbol } = asset
  const { address } = ctx.viewer
  const [account, markPrice, { limits }] = await Promise.all([
    ctx.exchange.account(address),
    freshPrice(ctx, symbol),
    limitsOf(ctx.store, ctx.viewer.id, ctx.clock()),
  ])
  const measured = await riskAccount(ctx, account)
  const room = await roomIn(ctx.exchange, { account, address }, symbol)
  const free = room === null ? account.available : side === 'long' ? room.buy : room.sell
  const usable = subtract(minimum(account.available, free), measured.promised)
  const budget = await traderMoney(ctx, trader)
  const available = maximum(budget.free === null ? usable : minimum(usable, budget.free), 0)
  return {
    account,
    markPrice,
    limits,
    measured,
    risk: { ...measured, available },
    market: marketLimits(asset, exchangeTerms.minimumOrder),
  }
}

/** As given, or by the trader's rule. */
function stopOf(
  trader: TraderRow,
  {
    stop,
    side,
    leverage,
    asset,
  }: Pick<ProgramOrder, 'stop' | 'side' | 'leverage'> & { asset: Market },
  price: DecimalString,
): DecimalString | null {
  const mode = side === 'long' ? 'up' : 'down'
  if (stop !== null) return roundPrice(stop, asset.szDecimals, mode)
  if (trader.withoutStop === 'refuse') return null
  const percent = minimum(trader.protectiveStopPct, divide(widest, leverage))
  const distance = divide(multiply(price, percent), 100)
  const level = side === 'long' ? subtract(price, distance) : add(price, distance)
  return roundPrice(level, asset.szDecimals, mode)
}

export function refusalText(error: unknown): string {
  if (error instanceof ServiceError) return error.message
  throw error
}

/** A program's number as an exact decimal. */
export function exact(value: number): DecimalString {
  return fromNumber(value, 12)
}

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
  sign,
  subtract,
} from '../../../../contract/decimal.ts'
import { ServiceError } from '../../../../contract/errors.ts'
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

/** Throws what the exchange port throws. */
export async function passGate(
  ctx: ViewerContext,
  trader: TraderRow,
  order: ProgramOrder,
): Promise<AllowedOrder | RefusedOrder> {
  const { asset, side, leverage } = order
  const { symbol, szDecimals } = asset
  const { address } = ctx.viewer
  const [account, markPrice, { limits }] = await Promise.all([
    ctx.exchange.account(address),
    freshPrice(ctx, symbol),
    limitsOf(ctx.store, ctx.viewer.id, ctx.clock()),
  ])
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
  const measured = await riskAccount(ctx, account)
  const room = await roomIn(ctx.exchange, { account, address }, symbol)
  const free = room === null ? account.available : side === 'long' ? room.buy : room.sell
  const usable = subtract(minimum(account.available, free), measured.promised)
  const budget = await traderMoney(ctx, trader)
  const available = maximum(budget.free === null ? usable : minimum(usable, budget.free), 0)
  const risk = { ...measured, available }
  const market = marketLimits(asset, exchangeTerms.minimumOrder)
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

/** As given, or by the trader's rule. */
function stopOf(
  trader: TraderRow,
  { stop, side, leverage, asset }: ProgramOrder,
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

// Plans a requested trade: the size that the limits allow, the nine checks, and the orders to send. Changes nothing.
import { add, divide, maximum, minimum, multiply, subtract } from '../../../../contract/decimal.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import { marketLimits } from '../../../../engine/market-limits.ts'
import { roundPrice, roundSize } from '../../../../engine/precision.ts'
import { checkTrade, takerFees } from '../../../../engine/risk/checks.ts'
import { warningsOf } from '../../../../engine/risk/warnings.ts'
import type { ViewerContext } from '../../../context.ts'
import { limitsOf, roomIn } from '../../../trading/index.ts'
import { exchangeTerms } from '../../../venue/index.ts'
import type { TradePlan, Wish } from '../../plan.ts'
import { riskAccount } from '../../risk/risk-account.ts'
import { requireSound } from './draft-faults.ts'
import { freshPrice } from './fresh-price.ts'
import { requireMarketFree } from './market-free.ts'
import { refusalOf } from './refusals.ts'
import type { Refused } from './remember-refused.ts'
import { onTick, sizedTargets } from '../targets.ts'
import { volatilityOf } from './volatility.ts'

/**
 * Throws VALIDATION_FAILED, MARKET_TAKEN, OPPOSITE_SIDE, the code of a failed check, and what the exchange port
 * throws. `onRefused` is called before a failed check is thrown.
 */
export async function planTrade(
  ctx: ViewerContext,
  wish: Wish,
  onRefused?: (refused: Refused) => Promise<void>,
): Promise<TradePlan> {
  const { asset, side, replaces } = wish
  const { szDecimals, symbol } = asset
  const { address } = ctx.viewer
  const [[account, room], markPrice, { limits }] = await Promise.all([
    ctx.exchange.account(address).then(async (read) => {
      return [read, await roomIn(ctx.exchange, { account: read, address }, symbol)] as const
    }),
    freshPrice(ctx, symbol),
    limitsOf(ctx.store, ctx.viewer.id, ctx.clock()),
  ])
  if (account.mode === 'unknown') {
    const message = 'The exchange says that your account is of a kind that is not known here'
    throw new ServiceError('EXCHANGE_REJECTED', message)
  }
  const isLong = side === 'long'
  const limitPrice =
    wish.limitPrice && roundPrice(wish.limitPrice, szDecimals, isLong ? 'down' : 'up')
  const stopPrice = wish.stopPrice && roundPrice(wish.stopPrice, szDecimals, isLong ? 'up' : 'down')
  const entryPrice = limitPrice ?? markPrice
  const wished = wish.quantity && roundSize(wish.quantity, szDecimals)
  const targets = onTick(wish.targets, side, szDecimals)
  const isAtMarket = limitPrice === null
  requireSound({
    side,
    entryPrice,
    mark: markPrice,
    isAtMarket,
    stopPrice,
    targets,
    quantity: wished,
  })
  const neighbours = await requireMarketFree(ctx, wish, account)
  const draft = {
    side,
    entryPrice,
    stopPrice,
    targets: targets.map(({ price }) => price),
    quantity: wished,
    leverage:
      wish.leverage ??
      neighbours[0]?.trade.leverage ??
      Math.min(limits.maxLeverage, asset.maxLeverage),
  }
  const measured = await riskAccount(ctx, account)
  const free = room === null ? account.available : isLong ? room.buy : room.sell
  const { takerFee, promised } = measured
  const usable = subtract(minimum(account.available, free), promised)
  const risk = {
    ...measured,
    // The margin that the replaced entry holds becomes available again.
    available: add(maximum(usable, 0), marginOf(replaces)),
    openPositions: measured.openPositions - (replaces === null ? 0 : 1),
  }
  const market = marketLimits(asset, exchangeTerms.minimumOrder)
  const verdict = checkTrade(draft, risk, market, limits)
  const refusal = refusalOf(verdict, { market: symbol, promised })
  const { quantity } = verdict
  const planned = {
    wish: { ...wish, limitPrice },
    entryPrice,
    leverage: draft.leverage,
    stopPrice,
    verdict,
  }
  if (refusal !== undefined) {
    await onRefused?.({
      ...planned,
      takerFee,
      targets: targetsAsWished(targets, quantity, szDecimals),
    })
    throw refusal
  }
  return {
    ...planned,
    markPrice,
    quantity,
    targets: sizedTargets(targets, quantity, szDecimals),
    warnings: warningsOf(draft, verdict, risk, limits, await volatilityOf(ctx, symbol)),
    fees: takerFees(draft, quantity, takerFee),
    drawdownPercent: measured.drawdownPercent,
    mostPositions: limits.maxOpenPositions,
  }
}

/** None where the targets could not have been placed with that size: the refusal is about something else. */
function targetsAsWished(...wished: Parameters<typeof sizedTargets>): TradePlan['targets'] {
  try {
    return sizedTargets(...wished)
  } catch (error) {
    if (error instanceof ServiceError) return []
    throw error
  }
}

/** USDC that the exchange holds for a waiting entry. */
function marginOf(replaces: Wish['replaces']): DecimalString {
  if (replaces === null) return '0'
  const { quantity, entryPrice, leverage } = replaces.trade
  return divide(multiply(quantity, entryPrice), leverage)
}

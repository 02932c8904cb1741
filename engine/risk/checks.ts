// The nine checks, in order, of every trade by hand and every order of a program. A pure function: the form gives
// the same answer while somebody types as the server does before anything is sent.
import {
  absolute,
  add,
  compare,
  divide,
  maximum,
  minimum,
  multiply,
  sign,
  subtract,
} from '../../contract/decimal.ts'
import type { riskChecks } from '../../contract/desk/risk-checks.ts'
import type { DecimalString, Side } from '../../contract/primitives.ts'
import { marginTerms } from '../margin-tiers.ts'
import type { MarketLimits } from '../types.ts'
import { type RiskLimits, dailyDrawdownPercent } from './limits.ts'
import { type TradeSize, riskOfBalance, sizeTrade } from './sizing.ts'

export interface TradeDraft {
  side: Side
  entryPrice: DecimalString
  stopPrice: DecimalString | null
  /** Prices of the targets, in any order. */
  targets: readonly DecimalString[]
  /** Base units; null: as much as the limits allow. */
  quantity: DecimalString | null
  leverage: number
}

export interface RiskAccount {
  /** USDC. The account's equity. */
  balance: DecimalString
  /** USDC available as margin. */
  available: DecimalString
  openPositions: number
  /** USDC. Equity at the start of the UTC day. */
  dayStartEquity: DecimalString
  /** USDC, unsigned; 0 on a day with a profit. */
  dayLoss: DecimalString
  /** Fraction of the notional. */
  takerFee: DecimalString
}

export type RiskCheckCode = (typeof riskChecks)[number]

export interface RiskCheck {
  check: RiskCheckCode
  passed: boolean
  /** The trade's value in the unit of the check; null when there is nothing to measure. */
  actual: DecimalString | null
  limit: DecimalString | null
}

export interface RiskVerdict {
  /** All nine, in order; the first that failed is the reason for the refusal. */
  checks: readonly RiskCheck[]
  refusal: RiskCheck | null
  /** The largest size that the four constraints allow. */
  size: TradeSize
  /** Base units: the requested size, or the largest allowed. */
  quantity: DecimalString
  /** USDC lost at the stop, without fees and slippage; null without a stop. */
  riskAmount: DecimalString | null
  /** Distance to the nearest target divided by distance to the stop; null without a stop or a target. */
  rewardRisk: DecimalString | null
  /** USDC of margin. */
  margin: DecimalString
}

/**
 * Throws RangeError for an invalid draft (see `faultsOfDraft`): prices that are not positive, a stop at the entry.
 *
 * | check | actual | limit |
 * |---|---|---|
 * | STOP_LOSS_REQUIRED | price of the stop | – |
 * | LEVERAGE_EXCEEDED | leverage | the person's limit or the market's for that size, whichever is lower |
 * | MAX_POSITIONS_REACHED | positions open, without this one | most |
 * | DAILY_DRAWDOWN_EXCEEDED | percent lost today | percent; reaching it counts |
 * | INSUFFICIENT_RISK_REWARD | distance to the nearest target ÷ to the stop | least |
 * | ORDER_TOO_SMALL | USDC of notional | the market's least |
 * | POSITION_SIZE_EXCEEDED | base units | base units |
 * | RISK_AMOUNT_EXCEEDED | USDC at the stop | the lower of the share of the balance and the amount |
 * | INSUFFICIENT_BALANCE | USDC of margin and entry fee | USDC available |
 */
export function checkTrade(
  draft: TradeDraft,
  account: RiskAccount,
  market: MarketLimits,
  limits: RiskLimits,
): RiskVerdict {
  const { entryPrice, stopPrice, leverage } = draft
  const { balance, available, takerFee } = account
  const size = sizeTrade(
    {
      entryPrice,
      stopPrice,
      leverage,
      balance,
      available,
      takerFee,
      szDecimals: market.szDecimals,
    },
    limits,
  )
  const quantity = draft.quantity ?? size.quantity
  const notional = multiply(quantity, entryPrice)
  const margin = divide(notional, leverage)
  const riskAmount =
    stopPrice === null ? null : multiply(quantity, absolute(subtract(entryPrice, stopPrice)))
  const rewardRisk = rewardToRisk(draft)
  const mostLeverage = Math.min(limits.maxLeverage, marginTerms(market, notional).maxLeverage)
  const drawdown = dailyDrawdownPercent({
    startEquity: account.dayStartEquity,
    loss: account.dayLoss,
  })
  const mostRisk = mostRiskAmount(balance, limits)

  const checks: RiskCheck[] = [
    judge('STOP_LOSS_REQUIRED', stopPrice, null, stopPrice !== null || !limits.requireStopLoss),
    judge('LEVERAGE_EXCEEDED', String(leverage), String(mostLeverage), leverage <= mostLeverage),
    judge(
      'MAX_POSITIONS_REACHED',
      String(account.openPositions),
      String(limits.maxOpenPositions),
      account.openPositions < limits.maxOpenPositions,
    ),
    judge(
      'DAILY_DRAWDOWN_EXCEEDED',
      drawdown,
      String(limits.dailyMaxDrawdownPercent),
      compare(drawdown, limits.dailyMaxDrawdownPercent) < 0,
    ),
    judge(
      'INSUFFICIENT_RISK_REWARD',
      rewardRisk,
      String(limits.minRiskRewardRatio),
      rewardRisk === null || compare(rewardRisk, limits.minRiskRewardRatio) >= 0,
    ),
    judge(
      'ORDER_TOO_SMALL',
      notional,
      market.minimumNotional,
      sign(quantity) > 0 && compare(notional, market.minimumNotional) >= 0,
    ),
    atMost('POSITION_SIZE_EXCEEDED', quantity, limits.maxPositionSize),
    atMost('RISK_AMOUNT_EXCEEDED', riskAmount, mostRisk),
    atMost('INSUFFICIENT_BALANCE', add(margin, multiply(notional, takerFee)), available),
  ]
  const refusal = checks.find(({ passed }) => !passed) ?? null
  return { checks, refusal, size, quantity, riskAmount, rewardRisk, margin }
}

/**
 * USDC: taker fees of the entry and of the dearest exit without a gap, which for a short is the one at its stop. The
 * loss of a trade is never more than its risk amount, these and the slippage of its orders.
 */
export function takerFees(
  { entryPrice, stopPrice }: Pick<TradeDraft, 'entryPrice' | 'stopPrice'>,
  quantity: DecimalString,
  takerFee: DecimalString,
): DecimalString {
  const exit = stopPrice === null ? entryPrice : maximum(entryPrice, stopPrice)
  return multiply(quantity, takerFee, add(entryPrice, exit))
}

/** USDC that one trade may lose at its stop. */
export function mostRiskAmount(balance: DecimalString, limits: RiskLimits): DecimalString {
  const share = riskOfBalance(balance, limits)
  return limits.maxRiskAmount === null ? share : minimum(share, limits.maxRiskAmount)
}

/** Distance to the nearest target divided by distance to the stop. */
function rewardToRisk({ entryPrice, stopPrice, targets }: TradeDraft): DecimalString | null {
  if (stopPrice === null || targets.length === 0) return null
  const rewards = targets.map((price) => absolute(subtract(price, entryPrice)))
  const nearest = rewards.reduce((least, reward) => minimum(least, reward))
  return divide(nearest, absolute(subtract(entryPrice, stopPrice)))
}

function judge(
  check: RiskCheckCode,
  actual: DecimalString | null,
  limit: DecimalString | null,
  passed: boolean,
): RiskCheck {
  return { check, passed, actual, limit }
}

function atMost(
  check: RiskCheckCode,
  actual: DecimalString | null,
  limit: DecimalString | null,
): RiskCheck {
  return judge(
    check,
    actual,
    limit,
    actual === null || limit === null || compare(actual, limit) <= 0,
  )
}

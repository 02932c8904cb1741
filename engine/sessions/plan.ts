// Computes leverage, take-profit and stop from a session's contract.
import {
  compare,
  divide,
  fromNumber,
  minimum,
  multiply,
  round,
  sign,
  toNumber,
} from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { Limit, PlanBounds } from './leverage-window.ts'
import {
  highestLeverage,
  liquidationDistancePct,
  lowestLeverage,
  marketLeverage,
} from './leverage-window.ts'
import type { MarketLimits, Plan, PlanRefusal, SessionContract } from '../types.ts'

/**
 * Take-profit from 0.25 %, above the cost of a round trip (two taker and two builder fees, about 0.2 %); to 75 %, below
 * the 100 % that a short can never earn and the exchange's price band. Stop from 0.1 %, above the ticks; to 50 %. Leverage to 20: beyond it fees
 * of one round trip cost more than 3 % of a position's margin.
 */
export const planBounds: PlanBounds = {
  takeProfitPct: { min: 0.25, max: 75 },
  stopLossPct: { min: 0.1, max: 50 },
  leverage: { min: 1, max: 20 },
  minimumOrderHeadroom: 1.25,
  liquidationReach: 0.8,
}

/**
 * A position has margin `b = B ÷ N`, goal `G = P$ ÷ N` and loss `l = L$ ÷ N`; with leverage L its notional is b·L, so
 * `TP% = 100·G ÷ (b·L)` and `SL% = 100·l ÷ (b·L)`: the dollars at stake are the same at every leverage. The bounds of
 * TP and SL, the market and our own cap each leave a window of leverage. Of the whole numbers in all of them that make
 * an order large enough and whose stop is hit before liquidation, the one nearest the geometric mean is taken (the
 * smaller of two equally near): a high leverage pays fees on a large notional and puts the stop inside the noise, a
 * low one puts the target out of reach. Where no leverage has its stop before liquidation (loss thresholds above
 * about 70 %), the smallest is taken and its stop drawn nearer: such a session can lose less than its threshold per
 * position, never more.
 *
 * A limit that the person set for themselves only lowers what was chosen.
 *
 * Throws RangeError on a contract that is no contract: non-positive numbers, a broken number of positions.
 */
export function plan(
  contract: SessionContract,
  limits: MarketLimits,
  bounds: PlanBounds = planBounds,
): Plan | PlanRefusal {
  requireContract(contract)
  const budgetPerPosition = round(divide(contract.budget, contract.maxPositions), 6, 'down')
  const market = marketLeverage(contract, limits)
  const low = lowestLeverage(contract, bounds)
  const high = highestLeverage(contract, limits, bounds)
  if (low.leverage > high.leverage) return windowEmpty(low, high)

  const wanted = multiply(limits.minimumNotional, bounds.minimumOrderHeadroom)
  const affordable = sign(budgetPerPosition) > 0 ? divide(wanted, budgetPerPosition) : null
  if (affordable === null || compare(affordable, high.leverage) > 0) {
    return belowMinimum(contract, budgetPerPosition, limits, bounds, high)
  }
  const { ownLeverage: _, ...free } = bounds
  const chosen = chooseLeverage(
    Math.max(low.leverage, toNumber(round(affordable, 0, 'up'))),
    highestLeverage(contract, limits, free).leverage,
    (candidate) => stopAt(contract, candidate) <= farthestStopPct(candidate, market, bounds),
  )
  const leverage = Math.min(chosen, high.leverage)
  const usual: Plan = {
    leverage,
    takeProfitPct: percent(contract.profitTarget, leverage),
    stopLossPct: toNumber(
      minimum(
        fromNumber(stopAt(contract, leverage), 6),
        round(fromNumber(farthestStopPct(leverage, market, bounds), 20), 6, 'down'),
      ),
    ),
    budgetPerPosition,
    notionalPerPosition: multiply(budgetPerPosition, leverage),
  }
  return calmer(usual, contract, limits, bounds, toNumber(affordable))
}

/**
 * The plan with its stop beyond the market's daily noise: at least `stopInDays` daily ranges away, on a smaller
 * notional, so that the same dollars are at stake. Below 1x a position uses less than its share of the budget.
 */
function calmer(
  usual: Plan,
  contract: SessionContract,
  { dailyRangePct }: MarketLimits,
  { stopInDays, takeProfitPct, stopLossPct, leverage: allowed }: PlanBounds,
  affordable: number,
): Plan {
  if (stopInDays === undefined || dailyRangePct === undefined) return usual
  const { profitTarget, lossThreshold } = contract
  const ratio = Math.max(
    lossThreshold / Math.min(stopInDays * dailyRangePct, stopLossPct.max),
    profitTarget / takeProfitPct.max,
    affordable,
  )
  if (!(ratio < usual.leverage)) return usual
  const leverage = Math.max(allowed.min, Math.ceil(ratio))
  const share = fromNumber(ratio / leverage, 9)
  const budgetPerPosition = round(multiply(usual.budgetPerPosition, share), 6, 'up')
  return {
    leverage,
    takeProfitPct: percent(profitTarget, ratio),
    stopLossPct: percent(lossThreshold, ratio),
    budgetPerPosition,
    notionalPerPosition: multiply(budgetPerPosition, leverage),
  }
}

/** `market`: its highest leverage for the whole session. */
function farthestStopPct(leverage: number, market: number, bounds: PlanBounds): number {
  return bounds.liquidationReach * liquidationDistancePct(leverage, market)
}

function chooseLeverage(
  low: number,
  high: number,
  stopsInTime: (leverage: number) => boolean,
): number {
  let highestSafe = low
  while (highestSafe < high && stopsInTime(highestSafe + 1)) highestSafe++
  const mean = Math.sqrt(low * highestSafe)
  const below = Math.floor(mean)
  // Closer by ratio: compares mean ÷ below with above ÷ mean.
  return low * highestSafe <= below * (below + 1) ? below : below + 1
}

function windowEmpty(low: Limit, high: Limit): PlanRefusal {
  return {
    refusal: 'leverage_window_empty',
    why: {
      code: 'leverage_window_empty',
      values: {
        lowest: low.leverage,
        lowestBecause: low.because,
        highest: high.leverage,
        highestBecause: high.because,
      },
    },
  }
}

function belowMinimum(
  contract: SessionContract,
  budgetPerPosition: DecimalString,
  limits: MarketLimits,
  bounds: PlanBounds,
  high: Limit,
): PlanRefusal {
  const largest = round(multiply(budgetPerPosition, high.leverage), 2, 'down')
  const needed = round(multiply(limits.minimumNotional, bounds.minimumOrderHeadroom), 2, 'up')
  return {
    refusal: 'below_minimum_notional',
    why: {
      code: 'positions_too_small',
      values: {
        budget: contract.budget,
        positions: contract.maxPositions,
        highest: high.leverage,
        highestBecause: high.because,
        largest,
        needed,
        minimum: limits.minimumNotional,
      },
    },
  }
}

function stopAt(contract: SessionContract, leverage: number): number {
  return percent(contract.lossThreshold, leverage)
}

/** Percent of the price that equals `share` percent of the margin. Six decimals. */
function percent(share: number, leverage: number): number {
  return toNumber(round(divide(share, leverage), 6))
}

function requireContract(contract: SessionContract): void {
  const { budget, profitTarget, lossThreshold, maxPositions } = contract
  if (sign(budget) <= 0) throw new RangeError(`budget must be positive: ${budget}`)
  if (!(profitTarget > 0 && Number.isFinite(profitTarget)))
    throw new RangeError(`profit target must be positive: ${profitTarget}`)
  if (!(lossThreshold > 0 && Number.isFinite(lossThreshold)))
    throw new RangeError(`loss threshold must be positive: ${lossThreshold}`)
  if (!Number.isInteger(maxPositions) || maxPositions < 1)
    throw new RangeError(`positions must be a whole number from 1: ${maxPositions}`)
}

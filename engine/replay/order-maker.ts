// An entry's size, take-profit and stop in floats, equal to the exact ones: where a float is too close to a rounding
// border, the exact code is used.
import { divide, toNumber } from '../../contract/decimal.ts'
import { bracket } from '../sessions/bracket.ts'
import { roundSize } from '../precision.ts'
import type { Plan } from '../types.ts'
import type { Direction, Order } from './book.ts'
import { decimalOf } from './ledger.ts'

export type OrderMaker = (direction: Direction, mark: number) => Order

/** In lots or ticks. Their counts stay far below 1e9, so that floats are off by less than 1e-6 of one. */
const nearBorder = 1e-6
const mostCounted = 1e9

export function createOrderMaker(plan: Plan, szDecimals: number, targetRests: boolean): OrderMaker {
  const notional = toNumber(plan.notionalPerPosition)
  const lots = 10 ** szDecimals
  return (direction, mark) => {
    const count = (notional / mark) * lots
    const size = isClear(count)
      ? Math.floor(count) / lots
      : toNumber(roundSize(divide(plan.notionalPerPosition, decimalOf(mark)), szDecimals))
    const takeProfit = onTick(mark * (1 + (direction * plan.takeProfitPct) / 100), direction)
    const stop = onTick(mark * (1 - (direction * plan.stopLossPct) / 100), direction)
    // When the tick is coarser than the distance, other rules apply.
    const isInside = direction * stop < direction * mark && takeProfit > 0
    if (!Number.isNaN(stop) && !Number.isNaN(takeProfit) && isInside) {
      return { direction, size, takeProfit, stop, targetRests }
    }
    const side = direction === 1 ? 'long' : 'short'
    const exact = bracket(side, decimalOf(mark), plan, szDecimals)
    const [exactTakeProfit, exactStop] = [exact.takeProfitPrice, exact.stopLossPrice].map(toNumber)
    const levels = { takeProfit: exactTakeProfit ?? NaN, stop: exactStop ?? NaN }
    return { direction, size, ...levels, targetRests }
  }

  /** For a long both levels are rounded up, for a short both down. NaN: use the exact code. */
  function onTick(price: number, direction: Direction): number {
    if (!(price > 0)) return NaN
    let decimals = 6 - szDecimals
    while (decimals > 0 && price * 10 ** decimals >= 1e5) decimals--
    const scale = 10 ** decimals
    const ticks = price * scale
    if (!isClear(ticks)) return NaN
    return (direction === 1 ? Math.ceil(ticks) : Math.floor(ticks)) / scale
  }
}

function isClear(count: number): boolean {
  return count < mostCounted && Math.abs(count - Math.round(count)) > nearBorder
}

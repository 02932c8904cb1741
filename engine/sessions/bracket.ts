import { add, compare, divide, multiply, sign, subtract } from '../../contract/decimal.ts'
import type { DecimalString, Side } from '../../contract/primitives.ts'
import { roundPrice } from '../precision.ts'
import type { Plan } from '../types.ts'

/**
 * Take-profit and stop of an entry at this price, on the tick. Both are rounded in the trader's favour: the
 * take-profit away from the entry (never earns less than planned), the stop toward it (never loses more). When the
 * tick is coarser than the distance, the stop is the next tick beyond the entry, and a short's take-profit the last
 * tick above zero.
 */
export function bracket(
  side: Side,
  entry: DecimalString,
  plan: Pick<Plan, 'takeProfitPct' | 'stopLossPct'>,
  szDecimals: number,
): { takeProfitPrice: DecimalString; stopLossPrice: DecimalString } {
  const gain = divide(multiply(entry, plan.takeProfitPct), 100)
  const loss = divide(multiply(entry, plan.stopLossPct), 100)
  if (side === 'long') {
    const stop = subtract(entry, loss)
    const near = roundPrice(stop, szDecimals, 'up')
    return {
      takeProfitPrice: roundPrice(add(entry, gain), szDecimals, 'up'),
      stopLossPrice: compare(near, entry) < 0 ? near : roundPrice(stop, szDecimals, 'down'),
    }
  }
  const [target, stop] = [subtract(entry, gain), add(entry, loss)]
  const [far, near] = [roundPrice(target, szDecimals, 'down'), roundPrice(stop, szDecimals, 'down')]
  return {
    takeProfitPrice: sign(far) > 0 ? far : roundPrice(target, szDecimals, 'up'),
    stopLossPrice: compare(near, entry) > 0 ? near : roundPrice(stop, szDecimals, 'up'),
  }
}

import { toNumber } from '../../../../contract/decimal.ts'
import type { ViewerContext } from '../../../context.ts'

const short = 14
const long = 100

/**
 * The market's average range of the last hours divided by its usual one, from candles that are stored already; null
 * without enough of them.
 */
export async function volatilityOf(
  { exchange }: Pick<ViewerContext, 'exchange'>,
  market: string,
): Promise<number | null> {
  const candles = await exchange.keptCandles(market, '1h', long)
  if (candles.length < long) return null
  const ranges = candles.map(({ h, l, c }) => (toNumber(h) - toNumber(l)) / toNumber(c))
  const usual = mean(ranges)
  return usual === 0 ? null : mean(ranges.slice(-short)) / usual
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

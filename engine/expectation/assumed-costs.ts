// What replays assume where the past is not known. engine/README.md, "Backtest", describes it.
import type { DecimalString } from '../../contract/primitives.ts'
import type { Costs } from '../replay/ledger.ts'

/** Fraction of the notional by which each fill that crosses the book is worse than the price that caused it. */
export const assumedSlippage: DecimalString = '0.0005'

/** Fraction of the notional that longs pay shorts each hour: the exchange's rate without a premium. */
export const assumedFunding: DecimalString = '0.0000125'

/** `fees`: fractions of the notional. */
export function assumedCosts(fees: {
  taker: DecimalString
  maker: DecimalString
  builder: DecimalString
}): Costs {
  return {
    takerFee: fees.taker,
    makerFee: fees.maker,
    builderFee: fees.builder,
    slippage: assumedSlippage,
    fundingRateHourly: assumedFunding,
  }
}

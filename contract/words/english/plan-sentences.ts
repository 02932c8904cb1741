import type { LeverageLimit, PlanReason } from '../../reasons/plan-reasons.ts'
import type { FiguresOf, Sentences } from '../language.ts'

const bounds = { least: 'at least', most: 'at most' }

export const planSentences: Sentences<(PlanReason | LeverageLimit)['code']> = {
  limit_target: ({ profitTarget, bound, takeProfitPct }) =>
    `a profit target of ${profitTarget}% with a take-profit of ${bounds[bound]} ${takeProfitPct}% of the price`,
  limit_loss: ({ lossThreshold, bound, stopLossPct }) =>
    `a loss threshold of ${lossThreshold}% with a stop of ${bounds[bound]} ${stopLossPct}% of the price`,
  limit_smallest: ({ leverage }) => `the smallest leverage, ${leverage}x`,
  limit_market: ({ leverage }) => `the market's maximum of ${leverage}x`,
  limit_person: ({ leverage }) => `your own limit of ${leverage}x`,
  limit_own: ({ leverage }) => `our own cap of ${leverage}x`,
  leverage_window_empty: ({ lowest, lowestBecause, highest, highestBecause }, tell) =>
    `No leverage fits: ${tell(lowestBecause)} needs at least ${lowest}x, but ${tell(highestBecause)} allows ${highest < 1 ? 'less than 1x' : `at most ${highest}x`}.`,
  positions_too_small: (found, tell) =>
    `Positions would be too small: ${found.budget} USDC ÷ ${found.positions} positions × ${found.highest}x ` +
    `(the most that ${tell(found.highestBecause)} allows) is ${found.largest} USDC each; ${found.needed} is needed to stay above the ` +
    `exchange's minimum order of ${found.minimum} after rounding. Raise the budget or take fewer positions.`,
}

export const planFigures: FiguresOf<PlanReason['code']> = {
  leverage_window_empty: ({ lowest, highest }) => ({
    actual: highest < 1 ? '< 1x' : `≤ ${highest}x`,
    required: `≥ ${lowest}x`,
  }),
  positions_too_small: ({ largest, needed }) => ({ actual: largest, required: needed }),
}

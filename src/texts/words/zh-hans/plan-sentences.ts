import type { LeverageLimit, PlanReason } from '../../../../contract/reasons/plan-reasons.ts'
import type { FiguresOf, Sentences } from '../../../../contract/words/language.ts'

const bounds = { least: '至少', most: '至多' }

export const planSentences: Sentences<(PlanReason | LeverageLimit)['code']> = {
  limit_target: ({ profitTarget, bound, takeProfitPct }) =>
    `盈利目标 ${profitTarget}%、止盈为价格的${bounds[bound]} ${takeProfitPct}%`,
  limit_loss: ({ lossThreshold, bound, stopLossPct }) =>
    `亏损上限 ${lossThreshold}%、止损为价格的${bounds[bound]} ${stopLossPct}%`,
  limit_smallest: ({ leverage }) => `最小杠杆 ${leverage}x`,
  limit_market: ({ leverage }) => `该市场的最大杠杆 ${leverage}x`,
  limit_person: ({ leverage }) => `你自己的限制 ${leverage}x`,
  limit_own: ({ leverage }) => `Alura 的上限 ${leverage}x`,
  leverage_window_empty: ({ lowest, lowestBecause, highest, highestBecause }, tell) =>
    `没有合适的杠杆：${tell(lowestBecause)}需要至少 ${lowest}x，但${tell(highestBecause)}只允许${highest < 1 ? '低于 1x' : `最多 ${highest}x`}。`,
  positions_too_small: (found, tell) =>
    `仓位会太小：${found.budget} USDC ÷ ${found.positions} 个仓位 × ${found.highest}x（${tell(found.highestBecause)}所允许的最大值）为每个 ${found.largest} USDC；` +
    `取整后要不低于交易所的最小订单 ${found.minimum}，需要 ${found.needed}。请提高预算或减少仓位数。`,
}

export const planFigures: FiguresOf<PlanReason['code']> = {
  leverage_window_empty: ({ lowest, highest }) => ({
    actual: highest < 1 ? '< 1x' : `≤ ${highest}x`,
    required: `≥ ${lowest}x`,
  }),
  positions_too_small: ({ largest, needed }) => ({ actual: largest, required: needed }),
}

import type { OutputOf } from '../../../../../contract/endpoint.ts'
import type {
  getDailyPnl,
  getDurationProfit,
  getEquityCurve,
  getExcursions,
  getRDistribution,
  getReturnDistribution,
  getRuleFigures,
  getSetups,
  getSymbolBreakdown,
  getTargetFigures,
  getTimeDistribution,
} from '../../../../../contract/journal/analytics.ts'

export type EquityData = OutputOf<typeof getEquityCurve>
export type DayData = OutputOf<typeof getDailyPnl>
export type SymbolData = OutputOf<typeof getSymbolBreakdown>
export type DurationData = OutputOf<typeof getDurationProfit>
export type ReturnData = OutputOf<typeof getReturnDistribution>
export type TimeData = OutputOf<typeof getTimeDistribution>
export type RData = OutputOf<typeof getRDistribution>
export type ExcursionData = OutputOf<typeof getExcursions>
export type GroupData = OutputOf<typeof getSetups>
export type RuleData = OutputOf<typeof getRuleFigures>
export type TargetData = OutputOf<typeof getTargetFigures>

import {
  getDailyPnl,
  getDurationProfit,
  getEquityCurve,
  getExcursions,
  getFilterOptions,
  getOverview,
  getRDistribution,
  getReturnDistribution,
  getRuleFigures,
  getSetups,
  getSymbolBreakdown,
  getTargetFigures,
  getTimeDistribution,
} from '../../../contract/journal/analytics.ts'
import { getJournalTrade, listJournalTrades } from '../../../contract/journal/closed-trades.ts'
import { getEntry, listEntries, searchJournal } from '../../../contract/journal/entries.ts'
import { listTags } from '../../../contract/journal/tags.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'

/** The endpoints whose answers change when a trade comes, changes or goes. */
export const journalData: readonly Endpoint[] = [
  getDailyPnl,
  getDurationProfit,
  getEquityCurve,
  getExcursions,
  getFilterOptions,
  getOverview,
  getRDistribution,
  getReturnDistribution,
  getRuleFigures,
  getSetups,
  getSymbolBreakdown,
  getTargetFigures,
  getTimeDistribution,
  getJournalTrade,
  listJournalTrades,
  getEntry,
  listEntries,
  searchJournal,
  listTags,
]

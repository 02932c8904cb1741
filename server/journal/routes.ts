import * as contract from '../../contract/endpoints.ts'
import { type Route, viewerRoute } from '../route.ts'
import { getDailyPnl } from './analytics/get-daily-pnl.ts'
import { getDurationProfit } from './analytics/get-duration-profit.ts'
import { getEquityCurve } from './analytics/get-equity-curve.ts'
import { getExcursions } from './analytics/get-excursions.ts'
import { getFilterOptions } from './analytics/get-filter-options.ts'
import { getOverview } from './analytics/get-overview.ts'
import { getRDistribution } from './analytics/get-r-distribution.ts'
import { getReturnDistribution } from './analytics/get-return-distribution.ts'
import { getRuleFigures } from './analytics/get-rules.ts'
import { getSetups } from './analytics/get-setups.ts'
import { getSymbolBreakdown } from './analytics/get-symbol-breakdown.ts'
import { getTargetFigures } from './analytics/get-targets.ts'
import { getTimeDistribution } from './analytics/get-time-distribution.ts'
import { changeTag } from './tags/change-tag.ts'
import { createTag } from './tags/create-tag.ts'
import { deleteTag } from './tags/delete-tag.ts'
import { listTags } from './tags/list-tags.ts'
import { addTradeTags } from './trades/add-tags.ts'
import { exportJournalTrades } from './trades/export-trades.ts'
import { getJournalTrade } from './trades/get-trade.ts'
import { listJournalTrades } from './trades/list-trades.ts'
import { removeTradeTag } from './trades/remove-tag.ts'
import { setTradeNotes } from './trades/set-notes.ts'
import { tagManyTrades } from './trades/tag-many.ts'
import { exportTaxFile } from './tax/export-tax-file.ts'
import { changeTypedTrade } from './typed/change-typed-trade.ts'
import { createTypedTrade } from './typed/create-typed-trade.ts'
import { deleteTypedTrade } from './typed/delete-typed-trade.ts'

export const journalRoutes: Route[] = [
  viewerRoute(contract.listJournalTrades, listJournalTrades),
  viewerRoute(contract.exportJournalTrades, exportJournalTrades),
  viewerRoute(contract.exportTaxFile, exportTaxFile),
  viewerRoute(contract.getJournalTrade, getJournalTrade),
  viewerRoute(contract.setTradeNotes, setTradeNotes),
  viewerRoute(contract.addTradeTags, addTradeTags),
  viewerRoute(contract.removeTradeTag, removeTradeTag),
  viewerRoute(contract.tagManyTrades, tagManyTrades),
  viewerRoute(contract.createTypedTrade, createTypedTrade),
  viewerRoute(contract.changeTypedTrade, changeTypedTrade),
  viewerRoute(contract.deleteTypedTrade, deleteTypedTrade),
  viewerRoute(contract.listTags, listTags),
  viewerRoute(contract.createTag, createTag),
  viewerRoute(contract.changeTag, changeTag),
  viewerRoute(contract.deleteTag, deleteTag),
  viewerRoute(contract.getOverview, getOverview),
  viewerRoute(contract.getEquityCurve, getEquityCurve),
  viewerRoute(contract.getDailyPnl, getDailyPnl),
  viewerRoute(contract.getSymbolBreakdown, getSymbolBreakdown),
  viewerRoute(contract.getDurationProfit, getDurationProfit),
  viewerRoute(contract.getReturnDistribution, getReturnDistribution),
  viewerRoute(contract.getTimeDistribution, getTimeDistribution),
  viewerRoute(contract.getFilterOptions, getFilterOptions),
  viewerRoute(contract.getRDistribution, getRDistribution),
  viewerRoute(contract.getExcursions, getExcursions),
  viewerRoute(contract.getSetups, getSetups),
  viewerRoute(contract.getTargetFigures, getTargetFigures),
  viewerRoute(contract.getRuleFigures, getRuleFigures),
]

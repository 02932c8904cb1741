import { getFilterOptions, getSetups } from '../../../../contract/journal/analytics.ts'
import { listTags } from '../../../../contract/journal/tags.ts'
import { getJournalTrade, listJournalTrades } from '../../../../contract/journal/closed-trades.ts'

/** The endpoints whose answers have tags in them. */
export const tagged = [
  listTags,
  listJournalTrades,
  getJournalTrade,
  getFilterOptions,
  getSetups,
] as const
